-- The same from the rows.
with late as (
    select proc, sum(case when not given_back and due is not null and ended > due then 1 else 0 end) as late
    from dossiers
    where ended >= '2026-01-01'
    group by 1
    order by late desc, proc
    limit 10
)

select late.proc, any_value(late) as late, median(days) as median
from late
join dossiers on dossiers.proc = late.proc
where ended >= '2026-01-01' and not given_back
group by 1
order by late desc, late.proc
