-- Handed in by their day / due in the period. What is due on the period's last covered day and
-- not handed in is not late yet.
with counted as (
    select
        periods.period,
        org_code,
        count(*) filter (submitted_on <= due_on) as numerator,
        count(*) as denominator
    from reports
    join periods on due_on between covered_from and covered_to
    where submitted_on is not null or due_on < covered_to
    group by periods.period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
