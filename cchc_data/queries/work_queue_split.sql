-- What waits in each field, or in each procedure of one field; nobody's code is among them.
select
    work_queue.field,
    fields.name_vi,
    fields.name_en,
    if($field::varchar is null, null, work_queue.proc_code) as proc_code,
    any_value(procedures.name) as name,
    work_queue.queue,
    sum(n)::bigint as n
from work_queue
join fields using (field)
left join procedures on procedures.proc_code = work_queue.proc_code and $field is not null
where work_queue.org_code = $org_code and ($field is null or work_queue.field = $field)
group by 1, 2, 3, 4, 6, fields.position
order by fields.position, work_queue.field, name, proc_code, queue
