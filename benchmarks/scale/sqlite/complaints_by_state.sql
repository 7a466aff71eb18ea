-- The same; SQLite has no median.
with ranked as (
    select
        state,
        days,
        row_number() over (partition by state order by days) as place,
        count(*) over (partition by state) as total
    from complaints
    where resolved is null or resolved >= '2026-01-01'
)

select state, max(total) as n, avg(days) as median
from ranked
where place in ((total + 1) / 2, total / 2 + 1)
group by 1
order by 1
