-- Ordinary procedures most often handed in over the last five working days.
select work_queue.proc_code, procedures.name, sum(n)::bigint as n
from work_queue
join procedures using (proc_code)
where work_queue.org_code = $org_code and queue = 'received_week'
group by all
order by n desc, procedures.name
limit $most
