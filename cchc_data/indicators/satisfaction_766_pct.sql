-- Decision 766/QĐ-TTg, 5.4: all, less the share of late dossiers, less the share of feedback on conduct.
with due as (
    select
        period,
        org_code,
        sum(n)::bigint as dossiers,
        coalesce(sum(n) filter (verdict_766 = 'late'), 0)::bigint as late
    from timeliness
    where verdict_766 <> 'not_counted'
    group by period, org_code
),

told as (
    select period, org_code, sum(n)::bigint as complaints
    from complaints
    where kind = 'conduct' and is_new and competence = 'ours' and not refused
    group by period, org_code
),

counted as (
    select
        period,
        org_code,
        greatest(dossiers - late - coalesce(complaints, 0), 0) as numerator,
        dossiers as denominator
    from due
    left join told using (period, org_code)
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
