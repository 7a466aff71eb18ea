-- Asked for more papers at least once / received in the period with the number of requests known.
with counted as (
    select period, org_code, field, sum(asked)::bigint as numerator, sum(n)::bigint as denominator
    from supplements
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
