-- Sessions of oversight held in the period.
select
    period,
    org_code,
    null::varchar as field,
    null::bigint as numerator,
    count(*) as denominator,
    count(*)::double as value
from oversight
join periods on held_on between covered_from and covered_to
group by period, org_code
