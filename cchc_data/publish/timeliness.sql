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
        when letters.issued_on is null or letters.issued_on > covered_to then 'none'
        when letters.issued_on < due_on then 'in_time'
        else 'too_late'
    end as letter,
    count(*)::integer as n
from judged_dossiers
left join letters using (dossier_code)
group by all
order by all
