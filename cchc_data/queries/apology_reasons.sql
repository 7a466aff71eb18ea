-- Reasons given in the letters about one period's late dossiers, most frequent first.
select reason_group, sum(n)::bigint as n
from late_letters
where period = $period and org_code = $org_code and reason_group is not null
group by reason_group
order by n desc, reason_group
