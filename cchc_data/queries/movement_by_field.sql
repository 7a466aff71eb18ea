-- Form 06a of one period: what came in, what ended, what is open; 3 = 4+5+6 = 7+11. One row for
-- each field and one for all of them (field null, first).
with came as (
    select
        field,
        sum(n) as received,
        sum(n) filter (origin = 'new' and receive_channel = 'online') as online,
        sum(n) filter (origin = 'new' and receive_channel <> 'online') as direct_or_post,
        sum(n) filter (origin = 'carried') as carried
    from intake
    where period = $period and org_code = $org_code
    group by field
),

went as (
    select
        field,
        sum(n) filter (stage = 'ended') as ended,
        sum(n) filter (verdict = 'early') as early,
        sum(n) filter (verdict = 'on_time') as on_time,
        sum(n) filter (verdict = 'late') as late,
        sum(n) filter (given_back) as given_back,
        sum(n) filter (stage = 'open') as open,
        sum(n) filter (verdict = 'open_in_time') as open_in_time,
        sum(n) filter (paused) as paused,
        sum(n) filter (verdict = 'open_late') as open_late
    from timeliness
    where period = $period and org_code = $org_code
    group by field
)

select
    field,
    coalesce(sum(received), 0)::bigint as received,
    coalesce(sum(online), 0)::bigint as online,
    coalesce(sum(direct_or_post), 0)::bigint as direct_or_post,
    coalesce(sum(carried), 0)::bigint as carried,
    coalesce(sum(ended), 0)::bigint as ended,
    coalesce(sum(early), 0)::bigint as early,
    coalesce(sum(on_time), 0)::bigint as on_time,
    coalesce(sum(late), 0)::bigint as late,
    coalesce(sum(given_back), 0)::bigint as given_back,
    coalesce(sum(open), 0)::bigint as open,
    coalesce(sum(open_in_time), 0)::bigint as open_in_time,
    coalesce(sum(paused), 0)::bigint as paused,
    coalesce(sum(open_late), 0)::bigint as open_late
from came
full join went using (field)
left join fields using (field)
group by grouping sets ((), (field, position))
order by field is not null, position, field
