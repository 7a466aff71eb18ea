-- Everything the commune publishes about one procedure.
select procedures.*, fields.name_vi as field_vi, fields.name_en as field_en
from procedures
join fields using (field)
where proc_code = $proc_code
