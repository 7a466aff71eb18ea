-- Results made public by the period's end / complaints handled in the period.
with counted as (
    select
        period,
        org_code,
        coalesce(sum(n) filter (publication in ('in_time', 'late')), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from complaints
    where competence = 'ours' and not refused and is_resolved
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
