-- Sent electronically and on paper as well / all outgoing documents except secret ones.
with counted as (
    select period, org_code, dual::bigint as numerator, (total - secret_excluded)::bigint as denominator
    from documents
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
