-- PROCEDURES with at least one postal dossier since the year began / procedures offered by post.
with counted as (
    select
        period,
        org_code,
        field,
        sum(postal_used)::bigint as numerator,
        sum(postal_offered)::bigint as denominator
    from procedure_counts
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
