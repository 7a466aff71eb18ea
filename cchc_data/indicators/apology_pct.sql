-- Late dossiers, ended or open, that have a letter of apology by the period's end.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (letter in ('in_time', 'too_late')), 0)::bigint as numerator,
        sum(n)::bigint as denominator
    from timeliness
    where letter is not null
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
