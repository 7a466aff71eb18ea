-- Form 06a of one period: what came in, what ended, what is open; 3 = 4+5+6 = 7+11.
with came as (
    select
        coalesce(sum(n), 0)::bigint as received,
        coalesce(sum(n) filter (origin = 'new' and receive_channel = 'online'), 0)::bigint as online,
        coalesce(sum(n) filter (origin = 'new' and receive_channel <> 'online'), 0)::bigint as direct_or_post,
        coalesce(sum(n) filter (origin = 'carried'), 0)::bigint as carried
    from intake
    where period = $period and org_code = $org_code
),

went as (
    select
        coalesce(sum(n) filter (stage = 'ended'), 0)::bigint as ended,
        coalesce(sum(n) filter (verdict = 'early'), 0)::bigint as early,
        coalesce(sum(n) filter (verdict = 'on_time'), 0)::bigint as on_time,
        coalesce(sum(n) filter (verdict = 'late'), 0)::bigint as late,
        coalesce(sum(n) filter (given_back), 0)::bigint as given_back,
        coalesce(sum(n) filter (stage = 'open'), 0)::bigint as open,
        coalesce(sum(n) filter (verdict = 'open_in_time'), 0)::bigint as open_in_time,
        coalesce(sum(n) filter (paused), 0)::bigint as paused,
        coalesce(sum(n) filter (verdict = 'open_late'), 0)::bigint as open_late
    from timeliness
    where period = $period and org_code = $org_code
)

select * from came, went
