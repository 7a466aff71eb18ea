-- Reviewed results made public within the period's days, newest first.
select month, kind, public_summary
from complaint_results
where org_code = $org_code and month between $first and $last
order by month desc, public_summary
limit $most
