-- One row per period, field, stage, letter, reason and fate of the new day; n late dossiers.
-- A result may be put off once only, so the first new day named is the one that must be kept
-- (Decree 118/2025/NĐ-CP; Mẫu 04).
with letters as (
    select
        periods.period,
        dossier_code,
        min(issued_on) as issued_on,
        arg_min(reason_group, (issued_on, letter_no)) as reason_group,
        arg_min(new_due_on, (issued_on, letter_no)) as new_due_on
    from apology_letters
    join periods on issued_on <= covered_to
    group by all
)

select
    judged_dossiers.period,
    $org_code as org_code,
    field,
    if(is_ended, 'ended', 'open') as stage,
    letter_state(letters.issued_on, due_on) as letter,
    if(letters.issued_on is null, null, coalesce(reason_group, 'not_stated')) as reason_group,
    case
        when letters.issued_on is null then null
        when new_due_on is null then 'none'
        when is_ended and ended_on <= new_due_on then 'kept'
        when is_ended or new_due_on < covered_to then 'broken'
        else 'open'
    end as new_day,
    count(*)::integer as n
from judged_dossiers
left join letters using (period, dossier_code)
where verdict in ('late', 'open_late')
group by all
order by all
