-- First and last day in force of every procedure that is or was the commune's, by name.
select proc_code, name, field, effective_from, effective_to
from procedures
order by name collate vi
