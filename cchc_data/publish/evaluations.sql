-- One row per span and indicator of Decree 61/2018/NĐ-CP, as entered.
select $org_code as org_code, evaluations.*
from evaluations
order by from_on, to_on, indicator_no
