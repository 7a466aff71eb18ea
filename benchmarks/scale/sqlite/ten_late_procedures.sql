-- The same; SQLite has no median, so the middle rows are found by their number.
with late as (
    select proc, sum(case when not given_back and due is not null and ended > due then 1 else 0 end) as late
    from dossiers
    where ended >= '2026-01-01'
    group by 1
    order by late desc, proc
    limit 10
),

ranked as (
    select
        dossiers.proc,
        late,
        days,
        row_number() over (partition by dossiers.proc order by days) as place,
        count(*) over (partition by dossiers.proc) as total
    from late
    join dossiers on dossiers.proc = late.proc
    where ended >= '2026-01-01' and not given_back
)

select proc, max(late) as late, avg(days) as median
from ranked
where place in ((total + 1) / 2, total / 2 + 1)
group by 1
order by late desc, proc
