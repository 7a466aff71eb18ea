-- One row per published result: month, kind and the reviewed anonymous summary, nothing else.
select
    strftime(published_on, '%Y-%m') as month,
    $org_code as org_code,
    case
        when kind = 'regulation' then 'regulation'
        when kind in ('delay', 'attitude', 'extra_papers', 'fees') then 'conduct'
        else 'other'
    end as kind,
    public_summary
from complaints
where published_on is not null and public_summary is not null
order by month desc, kind, public_summary
