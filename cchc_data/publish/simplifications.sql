-- One row per proposal to simplify a procedure, as entered.
select $org_code as org_code, simplifications.*
from simplifications
order by sent_on, title
