-- A letter of apology for seven of ten late dossiers, most of them before the promised day.
select
    'L' || dossier_code as letter_no,
    dossier_code,
    due_on - if(hash(dossier_code) % 10 < 8, 1, -2)::integer as issued_on,
    null::date as new_due_on,
    'workload' as reason_group
from dossiers
where finished_on > due_on and hash(dossier_code, 1) % 10 < 7
