-- Fields in which something waits.
select fields.field, fields.name_vi, fields.name_en
from fields
where fields.field in (select field from work_queue)
order by fields.position, fields.field
