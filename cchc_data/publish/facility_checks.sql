-- One row per check and item of the one-stop counter, as entered.
select $org_code as org_code, facility_checks.*
from facility_checks
order by checked_on, item
