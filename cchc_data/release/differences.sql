-- Rows of one public table that only one of two snapshots has, counted by period. A row that
-- was changed is one that went and one that came: it counts once.
with gone as (
    select period, count(*) as n
    from (select * from before except all select * from after)
    group by period
),

come as (
    select period, count(*) as n
    from (select * from after except all select * from before)
    group by period
)

select period, greatest(coalesce(gone.n, 0), coalesce(come.n, 0))::integer as rows
from gone
full join come using (period)
where period = any($periods)
order by period
