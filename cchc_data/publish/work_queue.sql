-- One row per queue, field and procedure on the data's last day; n dossiers or complaints.
-- Received and due on single days are counted too, so the group of private procedures is given
-- company where it is small: under five in a family of queues, the smallest other field is
-- counted with it in all of them (decisions.md, 6 and 44).
with queued as materialized (
    select queue, field, public_code, if(queue like 'due%', 'due', 'overdue') as family
    from waiting_dossiers
    where queue is not null
    union all
    select 'received', field, public_code, 'received'
    from waiting_dossiers
    join last_day using (period)
    where received_on = last_day.day
    union all
    select 'received_week', field, public_code, 'received_week'
    from dossier_endings
    cross join last_day
    join workdays as receipt on receipt.day = received_on
    where last_day.working_index - receipt.working_index < 5
),

by_field as (
    select family, field, count(*) as n
    from queued
    group by all
),

company as (
    select family, arg_min(field, (n < 2, n, field)) as field
    from by_field
    where field <> 'nhay-cam'
        and family in (select family from by_field where field = 'nhay-cam' and n < 5)
    group by all
)

select
    queue,
    $org_code as org_code,
    if(company.field is null, queued.field, 'nhay-cam') as field,
    if(company.field is null, public_code, 'nhay-cam') as proc_code,
    count(*)::integer as n
from queued
left join company
    on company.family = queued.family
    and company.field = queued.field
group by all
union all
select queue, $org_code, null, null, count(*)::integer
from waiting_complaints
where queue is not null
group by all
order by all
