-- (Ended in time + still in time) / all dossiers received into or handled in the period.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (verdict_766 = 'on_time'), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from timeliness
    where verdict_766 <> 'not_counted'
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
