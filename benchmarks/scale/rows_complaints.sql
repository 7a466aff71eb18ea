-- The same of complaints: what became of each by the last day, and after how many working days.
select
    received_on as received,
    resolved_on as resolved,
    case
        when resolved_on is null then 'open'
        when status = 'refused' then 'refused'
        when published_on is null then 'not_published'
        else 'published'
    end as state,
    (finish.working_index - start.working_index)::integer as days
from complaints
join workdays as start on start.day = received_on
left join workdays as finish on finish.day = resolved_on
