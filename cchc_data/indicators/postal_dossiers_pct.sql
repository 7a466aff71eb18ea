-- Dossiers filed or returned by public post / all dossiers newly received in the period.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (receive_channel = 'post' or return_channel = 'post'), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from intake
    where origin = 'new'
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
