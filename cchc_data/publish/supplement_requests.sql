-- One row per period and field: requests for more papers about the dossiers received in the
-- period, and how many of them were in writing (Mẫu 02). Where the source does not say how a
-- request was made, it is not counted: missing is not zero.
select
    period,
    $org_code as org_code,
    field,
    sum(supplement_count)::integer as requests,
    -- A written request is a request, so there cannot be more of them.
    sum(least(supplement_written_count, supplement_count))::integer as written
from dossier_periods
where is_new and supplement_count > 0 and supplement_written_count is not null
group by all
order by all
