-- What became of one period's feedback by its last day.
select
    case
        when competence = 'transferred' then 'transferred'
        when competence = 'not_ours' then 'not_ours'
        when refused then 'refused'
        when is_resolved and publication in ('in_time', 'late') then 'published'
        when is_resolved then 'answered'
        when in_time then 'open_in_time'
        else 'open_late'
    end as outcome,
    sum(n)::bigint as n
from complaints
where period = $period and org_code = $org_code
group by outcome
order by array_position(
    ['published', 'answered', 'open_in_time', 'open_late', 'transferred', 'not_ours', 'refused'], outcome)
