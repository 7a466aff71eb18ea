-- One row per task and post, as entered, with its progress on the data's last day. What is late
-- follows from the days and never from the word that was entered.
select
    $org_code as org_code,
    plan_tasks.*,
    case
        when done_on <= to_on or (done_on is not null and to_on is null) then 'done_in_time'
        when done_on is not null then 'done_late'
        when status = 'done' then 'done_undated'
        when status = 'paused' then 'paused'
        when to_on < (select max(covered_to) from periods) then 'overdue'
        else 'open'
    end as progress
from plan_tasks
order by criterion, from_on, what, role, who
