-- One row per month: guidance slips handed out, as entered.
select $org_code as org_code, guidance_slips.*
from guidance_slips
order by month
