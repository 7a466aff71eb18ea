-- Done by their day / due in the period, once for each post that leads. What is due on the
-- period's last covered day and still open is not late yet.
with counted as (
    select
        period,
        org_code,
        count(*) filter (done_on <= plan_tasks.to_on) as numerator,
        count(*) as denominator
    from plan_tasks
    join periods on plan_tasks.to_on between covered_from and covered_to
    where role = 'lead'
        and progress not in ('paused', 'done_undated')
        and (done_on is not null or plan_tasks.to_on < covered_to)
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
