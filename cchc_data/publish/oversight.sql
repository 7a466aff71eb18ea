-- One row per session of oversight by the Fatherland Front or a mass organisation, as entered.
select $org_code as org_code, oversight.*
from oversight
order by held_on, body
