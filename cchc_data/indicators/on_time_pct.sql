-- Form 06a: (8 + 9) / 7, dossiers ended in the period.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (verdict in ('early', 'on_time')), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from timeliness
    where stage = 'ended'
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
