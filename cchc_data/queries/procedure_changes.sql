-- What changed about procedures between published snapshots, newest first; of one or, with null, of all.
select procedure_changes.*
from procedure_changes
where $proc_code is null or proc_code = $proc_code
order by step desc, proc_code, part nulls first
