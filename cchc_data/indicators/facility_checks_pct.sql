-- Items in order at their newest check of the period / items checked in the period.
with newest as (
    select period, org_code, item, arg_max(ok, checked_on) as ok
    from facility_checks
    join periods on checked_on between covered_from and covered_to
    group by period, org_code, item
),

counted as (
    select period, org_code, count(*) filter (ok) as numerator, count(*) as denominator
    from newest
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
