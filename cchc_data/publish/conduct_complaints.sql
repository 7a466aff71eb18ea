-- One row per quarter or year, kind, state and conclusion; n complaints about attitude or about
-- papers outside the rules that are ours to handle. Never by month: so few in a month would
-- point at a person, and a file can be downloaded, so the protection must come before it.
select
    period,
    $org_code as org_code,
    kind,
    is_new,
    is_resolved,
    waited <= 15 as in_time,
    if(is_resolved and fault in ('at_fault', 'no_fault', 'false_report'), fault, 'under_review') as conclusion,
    count(*)::integer as n
from complaint_periods
where kind in ('attitude', 'extra_papers')
    and period_kind <> 'month'
    and coalesce(competence, 'ours') = 'ours'
    and status <> 'refused'
group by all
order by all
