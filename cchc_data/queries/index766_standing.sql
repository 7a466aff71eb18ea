-- One unit's published points under Decision 766/QĐ-TTg by group: got, maximum on the portal,
-- missing, its place among all units (1 is best, ties share it, null where fewer than $least
-- units were scored), and what of the maximum is stated for provinces only or not at all.
with ranked as (
    select
        *,
        count(*) over (partition by part) as units,
        rank() over (partition by part order by score desc) as place,
        count(*) over (partition by part, score) as sharing,
        median(score) over (partition by part) as middle
    from index766
),

stated as (
    select
        part,
        coalesce(sum(maximum) filter (not for_communes), 0) as provinces_only,
        count(*) filter (for_communes and maximum is null)::bigint as unknown_maxima
    from index766_indicators
    group by part
)

select
    ranked.part,
    score,
    maximum,
    maximum - score as missing,
    middle,
    if(units >= $least, place, null) as place,
    if(units >= $least, sharing, null) as sharing,
    units,
    coalesce(provinces_only, 0) as provinces_only,
    coalesce(unknown_maxima, 0) as unknown_maxima,
    captured_on
from ranked
left join stated using (part)
where unit_code = $unit_code
order by array_position(
    ['total', 'transparency', 'on_time', 'online', 'online_payment', 'digitisation', 'satisfaction'], ranked.part)
