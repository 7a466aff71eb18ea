-- The plan's tasks that were running in one year, those that need attention first.
select *
from plan_tasks
where year(from_on) <= $year and (to_on is null or year(to_on) >= $year)
order by array_position(['overdue', 'open', 'paused', 'done_late', 'done_undated', 'done_in_time'], progress), to_on, what
