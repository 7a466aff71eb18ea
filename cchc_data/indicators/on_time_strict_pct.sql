-- Really resolved in time / (really resolved + overdue in our hands at the period's end).
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (verdict_strict = 'on_time'), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from timeliness
    where verdict_strict <> 'not_counted'
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
