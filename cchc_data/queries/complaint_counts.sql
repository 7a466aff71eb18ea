-- One row per kind: feedback received in the period and what became of the period's feedback.
select
    kind,
    coalesce(sum(n) filter (is_new), 0)::bigint as received,
    coalesce(sum(n) filter (is_resolved and not refused and competence = 'ours'), 0)::bigint as handled,
    coalesce(sum(n) filter (is_resolved and not refused and competence = 'ours' and in_time), 0)::bigint as handled_in_time,
    coalesce(sum(n) filter (publication in ('in_time', 'late') and not refused and competence = 'ours'), 0)::bigint as published,
    coalesce(sum(n) filter (not is_resolved and competence = 'ours'), 0)::bigint as open,
    coalesce(sum(n) filter (competence <> 'ours' or refused), 0)::bigint as elsewhere
from complaints
where period = $period and org_code = $org_code
group by kind
order by kind
