-- Every figure of a single field that has a value and may be seen.
select indicator, period, org_code, field, numerator, denominator, value
from figures
where field is not null and not suppressed and denominator > 0
