-- One row per period, field, procedure and channels; n dossiers received in the period or carried into it.
select
    period,
    $org_code as org_code,
    field,
    public_code as proc_code,
    if(is_new, 'new', 'carried') as origin,
    receive_channel,
    coalesce(return_channel, 'unknown') as return_channel,
    applicant_type,
    count(*)::integer as n
from dossier_periods
group by all
order by all
