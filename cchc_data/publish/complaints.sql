-- One row per period, kind, channel and state; n complaints. Fifteen working days to handle,
-- two more to publish (Decision 766/QĐ-TTg, 5.2). Conduct is one kind: three would be too few.
with placed as (
    select
        periods.period,
        periods.covered_to,
        complaints.*,
        received_on >= covered_from as is_new,
        coalesce(resolved_on <= covered_to, false) as is_resolved,
        (coalesce(
            if(resolved_on <= covered_to, finish.working_index, null),
            last.working_index) - start.working_index)::integer as waited,
        (publish.working_index - finish.working_index)::integer as published_after
    from complaints
    join periods
        on received_on <= covered_to
        and (resolved_on is null or resolved_on >= covered_from)
    join workdays as start on start.day = received_on
    join workdays as last on last.day = covered_to
    left join workdays as finish on finish.day = resolved_on
    left join workdays as publish on publish.day = published_on
)

select
    period,
    $org_code as org_code,
    case
        when kind = 'regulation' then 'regulation'
        when kind in ('delay', 'attitude', 'extra_papers', 'fees') then 'conduct'
        else 'other'
    end as kind,
    channel,
    coalesce(competence, 'ours') as competence,
    is_new,
    is_resolved,
    status = 'refused' as refused,
    waited <= 15 as in_time,
    case
        when not is_resolved then null
        when published_on is null or published_on > covered_to then 'not_yet'
        when published_after <= 2 then 'in_time'
        else 'late'
    end as publication,
    if(is_resolved, satisfaction, null) as satisfaction,
    if(is_resolved, waited, null) as working_days,
    count(*)::integer as n
from placed
group by all
order by all
