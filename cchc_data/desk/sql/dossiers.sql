-- Dossiers that wait, the most urgent first: overdue without a letter, overdue, due.
select
    queue,
    dossier_code,
    waiting_dossiers.proc_code,
    catalogue.name,
    received_on,
    due_on,
    days_left,
    letter_on
from waiting_dossiers
left join catalogue using (proc_code)
where queue is not null
order by
    list_position(['overdue_no_letter', 'overdue_letter', 'due_today', 'due_1', 'due_3', 'due_5', 'due_unknown'], queue),
    due_on,
    dossier_code
