-- Dossiers $first + 1 to $first + $n of a nation, those of units $unit and the $units - 1 after it.
-- Drawn from hashes, so the same numbers give the same dossiers in whatever order they are asked for.
with numbered as (
    select
        $first + range as i,
        'U' || lpad((($unit + hash(i, 1) % $units)::bigint)::varchar, 4, '0') as org_code,
        (hash(i, 2) % 1000)::integer as slot,
        (hash(i, 3) % (select max(last_index - first_index) from span))::integer as after,
        hash(i, 4) % 10000 / 10000 as luck,
        hash(i, 5) % 10000 / 10000 as pace,
        hash(i, 6) % 100 as channel,
        hash(i, 7) % 1000 as fate
    from range($n)
),

handled as (
    select
        numbered.*,
        slots.proc_code,
        first_index + after as received_index,
        first_index + after + allowed as due_index,
        first_index + after + if(luck < late, allowed + 1 + floor(-4 * ln(pace + 0.0001)), floor(pace * (allowed + 1)))::integer
            as finished_index
    from numbered
    join slots using (slot)
    cross join span
)

select
    org_code,
    org_code || '-' || lpad(i::varchar, 10, '0') as dossier_code,
    proc_code,
    'citizen' as applicant_type,
    received.day as submitted_on,
    received.day as received_on,
    due.day as due_on,
    due.day as due_on_original,
    null::date as extended_until,
    if(finished_index <= last_index, finished.day, null) as finished_on,
    if(finished_index <= last_index, finished.day, null) as returned_on,
    case when finished_index > last_index then 'in_progress' when fate < 10 then 'withdrawn' else 'delivered' end as status,
    null::date as paused_on,
    case when channel < 42 then 'online' when channel < 44 then 'post' else 'counter' end as receive_channel,
    if(channel < 40, 'electronic', 'counter') as return_channel,
    'partial' as service_level,
    false as non_local,
    (fate >= 980)::smallint as supplement_count,
    (fate >= 982)::smallint as supplement_written_count,
    null::boolean as refusal_written,
    null::varchar as source_verdict
from handled
cross join span
join working as received on received.working_index = received_index
join working as due on due.working_index = due_index
join working as finished on finished.working_index = finished_index
