-- Feedback of one period by kind, and of all kinds (kind null, last): what came, what became of it,
-- and the median of working days that what was handled took.
with each as (
    select complaints.* from complaints, unnest(range(n))
    where period = $period and org_code = $org_code
)

select
    kind,
    count(*) filter (is_new)::bigint as received,
    count(*) filter (is_resolved and not refused and competence = 'ours')::bigint as handled,
    count(*) filter (is_resolved and not refused and competence = 'ours' and in_time)::bigint as handled_in_time,
    median(working_days) filter (is_resolved and not refused and competence = 'ours') as median_days,
    count(*) filter (publication in ('in_time', 'late') and not refused and competence = 'ours')::bigint as published,
    count(*) filter (publication = 'in_time' and not refused and competence = 'ours')::bigint as published_in_time,
    count(*) filter (not is_resolved and competence = 'ours')::bigint as open,
    count(*) filter (competence <> 'ours' or refused)::bigint as elsewhere
from each
group by grouping sets ((kind), ())
having count(*) > 0
order by kind nulls last
