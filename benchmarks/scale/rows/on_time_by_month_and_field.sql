-- The same from the rows; "ended" as text of a day gives its month.
select
    substr(cast(ended as text), 1, 7) as period,
    field,
    sum(case when given_back or due is null or ended <= due then 1 else 0 end) as in_time,
    count(*) as ended
from dossiers
where ended >= '2026-01-01'
group by 1, 2
order by 1, 2
