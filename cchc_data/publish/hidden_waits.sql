-- One row per period, field and whole number of working days from the day a dossier was sent to
-- the day on its receipt; n dossiers received in the period that nobody handed over the counter
-- of this commune. No form counts this wait.
select
    period,
    $org_code as org_code,
    field,
    greatest(receipt.working_index - sent.working_index, 0)::integer as working_days,
    count(*)::integer as n
from dossier_periods
join workdays as sent on sent.day = submitted_on
join workdays as receipt on receipt.day = received_on
where is_new and (receive_channel in ('online', 'post') or non_local)
group by all
order by all
