-- Complaints of 2026 by what became of them, with the exact median of their working days.
with states as (
    select
        case
            when not is_resolved then 'open'
            when refused then 'refused'
            when publication = 'not_yet' then 'not_published'
            else 'published'
        end as state,
        working_days,
        sum(n) as n
    from complaints
    where period = '2026'
    group by all
),

ranked as (
    select
        *,
        sum(n) over (partition by state) as total,
        sum(n) over (partition by state order by working_days) as up_to
    from states
)

select
    state,
    any_value(total)::bigint as n,
    (min(working_days) filter (up_to >= (total + 1) // 2) + min(working_days) filter (up_to >= total // 2 + 1)) / 2 as median
from ranked
group by all
order by all
