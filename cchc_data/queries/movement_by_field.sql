-- Form 06a of one period: what came in, what ended, what is open; 3 = 4+5+6 = 7+11. One row for
-- each line of fields and one for all of them (line null, first). A sensitive group of fewer than
-- $few dossiers shares the line of the smallest other field (`shared`), so that sums stay whole.
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
),

moved as (
    select * from came full join went using (field)
),

partner as (
    select arg_min(field, (received, field)) as field
    from moved
    where field <> 'nhay-cam' and exists (select 1 from moved where field = 'nhay-cam' and received < $few)
),

lines as (
    select if(moved.field = 'nhay-cam', coalesce(partner.field, moved.field), moved.field) as line, moved.*
    from moved, partner
)

select
    line,
    count(*) > 1 and line is not null as shared,
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
from lines
left join fields on fields.field = line
group by grouping sets ((), (line, position))
order by line is not null, position, line
