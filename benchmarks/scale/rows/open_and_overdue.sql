-- The same from the rows.
select field, count(*) as open, sum(case when due < '2026-10-30' then 1 else 0 end) as overdue
from dossiers
where ended is null
group by 1
order by 1
