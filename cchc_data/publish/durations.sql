-- One row per period, field, procedure and whole number of working days from receipt to
-- result; n dossiers really resolved. A histogram keeps medians exact and additive.
select
    period,
    $org_code as org_code,
    field,
    public_code as proc_code,
    greatest(finish.working_index - start.working_index, 0)::integer as working_days,
    count(*)::integer as n
from dossier_periods
join workdays as start on start.day = received_on
join workdays as finish on finish.day = ended_on
where is_ended and not given_back
group by all
order by all
