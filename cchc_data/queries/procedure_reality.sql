-- What really happened with one procedure over some whole months ($months, oldest to newest).
-- Months add up because a dossier is received once and ends once; what stands overdue is counted
-- in the newest month only. Median: the mean of the two middle dossiers; ninetieth percentile:
-- the least number of days within which nine in ten were ready.
with histogram as (
    select working_days, sum(n) as n
    from durations
    where proc_code = $proc_code and org_code = $org_code and period = any($months)
    group by working_days
),

ranked as (
    select
        working_days,
        sum(n) over () as total,
        sum(n) over (order by working_days) as up_to
    from histogram
),

taken as (
    select
        any_value(total)::bigint as ended,
        (min(working_days) filter (up_to >= (total + 1) // 2)
            + min(working_days) filter (up_to >= total // 2 + 1)) / 2 as median_days,
        min(working_days) filter (up_to >= 0.9 * total) as ninety_days
    from ranked
),

judged as (
    select
        (sum(n) filter (verdict_strict = 'on_time'))::bigint as kept,
        sum(n)::bigint as promised
    from timeliness
    where proc_code = $proc_code
        and org_code = $org_code
        and verdict_strict in ('on_time', 'late')
        and (stage = 'ended' and period = any($months) or stage = 'open' and period = $months[-1])
),

filed as (
    select
        sum(n)::bigint as received,
        (sum(n) filter (receive_channel = 'online'))::bigint as online,
        (sum(n) filter (receive_channel = 'post' or return_channel = 'post'))::bigint as post
    from intake
    where proc_code = $proc_code and org_code = $org_code and origin = 'new' and period = any($months)
),

asked as (
    select sum(asked)::bigint as asked, sum(n)::bigint as asked_of
    from supplements
    where proc_code = $proc_code and org_code = $org_code and period = any($months)
)

select
    taken.*,
    coalesce(judged.kept, 0) as kept,
    coalesce(judged.promised, 0) as promised,
    coalesce(filed.received, 0) as received,
    coalesce(filed.online, 0) as online,
    coalesce(filed.post, 0) as post,
    coalesce(asked.asked, 0) as asked,
    coalesce(asked.asked_of, 0) as asked_of
from taken, judged, filed, asked
