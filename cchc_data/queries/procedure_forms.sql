-- Forms to download of one procedure, by title.
select file_name, title, format, bytes, sha256
from procedure_forms
where proc_code = $proc_code
order by title collate vi, format
