-- Procedures posted with all compulsory parts / procedures in force, on the period's last covered day.
with counted as (
    select
        period,
        org_code,
        field,
        sum(posted_complete)::bigint as numerator,
        sum(in_force)::bigint as denominator
    from procedure_counts
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
