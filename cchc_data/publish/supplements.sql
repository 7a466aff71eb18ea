-- One row per period, field and procedure: of the dossiers received in the period, how many were
-- asked for more papers. Where the source does not say, a dossier is not counted: missing is not zero.
select
    period,
    $org_code as org_code,
    field,
    public_code as proc_code,
    count(*)::integer as n,
    (count(*) filter (supplement_count > 0))::integer as asked,
    (count(*) filter (supplement_count > 1))::integer as asked_again
from dossier_periods
where is_new and supplement_count is not null
group by all
order by all
