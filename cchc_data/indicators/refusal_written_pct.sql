-- Refused or given back with a written notice / refused or given back, where it is recorded.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (written = 'yes'), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from refusals
    where written <> 'unknown'
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
