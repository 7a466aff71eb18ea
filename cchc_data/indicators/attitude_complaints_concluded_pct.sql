-- Concluded on fault / handled in the period + open beyond 15 working days.
with counted as (
    select
        period,
        org_code,
        coalesce(sum(n) filter (conclusion <> 'under_review'), 0)::bigint as numerator,
        coalesce(sum(n) filter (is_resolved or not in_time), 0)::bigint as denominator
    from conduct_complaints
    where kind = 'attitude'
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
