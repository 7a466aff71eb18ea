-- Dossiers asked for more papers more than once, or without a document.
select
    dossier_code,
    supplement_faults.proc_code,
    catalogue.name,
    received_on,
    due_on,
    ended_on,
    supplement_count,
    supplement_written_count,
    is_repeated,
    is_unwritten
from supplement_faults
left join catalogue using (proc_code)
order by ended_on is not null, received_on desc, dossier_code
