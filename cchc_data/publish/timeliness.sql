-- One row per period, field, procedure, stage and verdicts; n dossiers.
with letters as (
    select dossier_code, min(issued_on) as issued_on
    from apology_letters
    group by dossier_code
)

select
    judged_dossiers.period,
    $org_code as org_code,
    field,
    public_code as proc_code,
    if(is_ended, 'ended', 'open') as stage,
    given_back,
    is_paused as paused,
    verdict,
    verdict_strict,
    verdict_766,
    case
        when verdict not in ('late', 'open_late') then null
        else letter_state(if(letters.issued_on <= covered_to, letters.issued_on, null), due_on)
    end as letter,
    count(*)::integer as n
from judged_dossiers
left join letters using (dossier_code)
group by all
order by all
