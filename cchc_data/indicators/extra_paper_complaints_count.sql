-- New feedback about papers outside the rules, beside all new feedback that is ours to handle.
with everything as (
    select period, org_code, coalesce(sum(n) filter (is_new), 0)::bigint as received
    from complaints
    where competence = 'ours' and not refused
    group by period, org_code
),

extra as (
    select period, org_code, sum(n) filter (is_new)::bigint as n
    from conduct_complaints
    where kind = 'extra_papers'
    group by period, org_code
)

select
    period,
    org_code,
    null::varchar as field,
    coalesce(extra.n, 0) as numerator,
    received as denominator,
    coalesce(extra.n, 0)::double as value
from everything
left join extra using (period, org_code)
