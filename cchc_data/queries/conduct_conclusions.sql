-- Feedback about attitude and about papers outside the rules, by what was concluded on fault.
-- Quarters and years only: the cube has no months.
select
    kind,
    coalesce(sum(n) filter (is_new), 0)::bigint as received,
    coalesce(sum(n) filter (conclusion = 'at_fault'), 0)::bigint as at_fault,
    coalesce(sum(n) filter (conclusion = 'no_fault'), 0)::bigint as no_fault,
    coalesce(sum(n) filter (conclusion = 'false_report'), 0)::bigint as false_report,
    coalesce(sum(n) filter (conclusion = 'under_review'), 0)::bigint as under_review
from conduct_complaints
where period = $period and org_code = $org_code
group by kind
order by kind
