-- The figures of one period, all asked-for indicators at once.
select indicator, numerator, denominator, value, coalesce(sample, denominator) as sample
from figures
where indicator = any($indicators)
    and period = $period
    and org_code = $org_code
    and field is not distinct from $field
