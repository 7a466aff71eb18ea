-- PROCEDURES with at least one online dossier since the year began / procedures offered online.
with counted as (
    select
        period,
        org_code,
        field,
        sum(online_used)::bigint as numerator,
        sum(online_offered)::bigint as denominator
    from procedure_counts
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
