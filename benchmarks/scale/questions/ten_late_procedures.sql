-- The ten procedures with most late dossiers of 2026, with the exact median of their working days.
with late as (
    select proc_code, sum(n) filter (verdict = 'late')::bigint as late
    from timeliness
    where period = '2026' and stage = 'ended'
    group by all
    order by late desc nulls last, proc_code
    limit 10
),

counted as (
    select proc_code, working_days, sum(n) as n
    from durations
    where period = '2026' and proc_code in (select proc_code from late)
    group by all
),

ranked as (
    select
        proc_code,
        working_days,
        sum(n) over (partition by proc_code) as total,
        sum(n) over (partition by proc_code order by working_days) as up_to
    from counted
)

select
    proc_code,
    late,
    (min(working_days) filter (up_to >= (total + 1) // 2) + min(working_days) filter (up_to >= total // 2 + 1)) / 2 as median
from late
join ranked using (proc_code)
group by all
order by late desc nulls last, proc_code
