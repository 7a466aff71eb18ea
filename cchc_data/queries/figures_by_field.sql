-- Every figure of a single field that has a value.
select indicator, period, org_code, field, numerator, denominator, value
from figures
where field is not null and denominator > 0
