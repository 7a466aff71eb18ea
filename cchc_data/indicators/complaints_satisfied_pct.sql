-- Rated satisfied or very satisfied / handled in the period and rated by the sender.
with counted as (
    select
        period,
        org_code,
        coalesce(sum(n) filter (satisfaction in ('satisfied', 'very_satisfied')), 0)::bigint as numerator,
        coalesce(sum(n) filter (satisfaction is not null), 0)::bigint as denominator
    from complaints
    where competence = 'ours' and not refused
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
