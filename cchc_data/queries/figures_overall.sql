-- The figures of all fields together, every indicator and period at once.
select indicator, period, numerator, denominator, value, coalesce(sample, denominator) as sample
from figures
where org_code = $org_code and field is null
