-- One row per year and criterion of the province's reform index for communes, as entered.
select $org_code as org_code, criteria_scores.*
from criteria_scores
order by year, criterion
