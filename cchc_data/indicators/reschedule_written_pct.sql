-- Late dossiers with a letter that names a new day / late dossiers, ended or open.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (new_day in ('kept', 'broken', 'open')), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from late_letters
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
