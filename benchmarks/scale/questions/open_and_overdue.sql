-- Open and overdue on the last day, by field.
select field, sum(n)::bigint as open, coalesce(sum(n) filter (verdict = 'open_late'), 0)::bigint as overdue
from timeliness
where period = '2026' and stage = 'open'
group by all
order by all
