-- Sent electronically only / all outgoing documents except secret ones.
with counted as (
    select
        period,
        org_code,
        electronic_only::bigint as numerator,
        (total - secret_excluded)::bigint as denominator
    from documents
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
