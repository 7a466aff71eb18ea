-- REQUESTS made in writing / all requests about dossiers received in the period.
with counted as (
    select period, org_code, field, sum(written)::bigint as numerator, sum(requests)::bigint as denominator
    from supplement_requests
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
