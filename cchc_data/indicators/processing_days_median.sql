-- Exact median from the histogram: the mean of the two middle dossiers when n is even.
with histogram as (
    select period, org_code, field, working_days, sum(n)::bigint as n
    from durations
    group by grouping sets ((period, org_code, working_days), (period, org_code, field, working_days))
),

ranked as (
    select
        *,
        sum(n) over (partition by period, org_code, field) as total,
        sum(n) over (partition by period, org_code, field order by working_days) as up_to
    from histogram
)

select
    period,
    org_code,
    field,
    null::bigint as numerator,
    any_value(total)::bigint as denominator,
    (min(working_days) filter (up_to >= (total + 1) // 2)
        + min(working_days) filter (up_to >= total // 2 + 1)) / 2 as value
from ranked
group by period, org_code, field
