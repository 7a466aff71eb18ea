-- The same from the rows.
select state, count(*) as n, median(days) as median
from complaints
where resolved is null or resolved >= '2026-01-01'
group by 1
order by 1
