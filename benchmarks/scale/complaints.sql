-- One complaint for each two hundred dossiers, drawn in the same way.
with numbered as (
    select
        $first + range as i,
        'U' || lpad((($unit + hash(i, 11) % $units)::bigint)::varchar, 4, '0') as org_code,
        first_index + (hash(i, 12) % (last_index - first_index))::integer as received_index,
        (hash(i, 13) % 22)::integer as waits,
        hash(i, 14) % 100 as fate,
        first_index,
        last_index
    from range(greatest($n // 200, 1))
    cross join span
)

select
    org_code,
    org_code || '-P' || lpad(i::varchar, 9, '0') as complaint_code,
    'hotline' as channel,
    if(fate % 3 = 0, 'delay', 'facilities') as kind,
    false as anonymous,
    'ours' as competence,
    received.day as received_on,
    null::date as transferred_on,
    if(received_index + waits <= last_index, resolved.day, null) as resolved_on,
    if(received_index + waits + 1 <= last_index and fate < 80, published.day, null) as published_on,
    case
        when received_index + waits > last_index then 'in_progress'
        when fate >= 95 then 'refused'
        when fate < 80 and received_index + waits + 1 <= last_index then 'published'
        else 'answered'
    end as status,
    'not_applicable' as fault,
    null::varchar as satisfaction,
    null::varchar as public_summary
from numbered
join working as received on received.working_index = received_index
join working as resolved on resolved.working_index = received_index + waits
join working as published on published.working_index = received_index + waits + 1
