-- One row per period, kind, channel and state; n complaints. Fifteen working days to handle,
-- two more to publish (Decision 766/QĐ-TTg, 5.2). Conduct is one kind: three would be too few.
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
from complaint_periods
group by all
order by all
