-- One row per good example, initiative or shortcoming made known, as entered.
select $org_code as org_code, initiatives.*
from initiatives
order by noted_on, title
