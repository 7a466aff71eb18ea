-- People who meet the standard / people in post, by the newest count of the last twelve months.
with counted as (
    select period, org_code, sum(n_standard)::bigint as numerator, sum(n_total)::bigint as denominator
    from staff
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
