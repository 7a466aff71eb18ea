-- The indicators of Decision 766/QĐ-TTg that the commune can calculate itself, in one period.
select position, part, code, numerator, denominator, score, maximum
from own_766()
where period = $period and org_code = $org_code
order by position
