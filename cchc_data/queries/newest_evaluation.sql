-- The newest whole assessment by Decree 61/2018/NĐ-CP that ended by a day and while the decree was in force.
with whole as (
    select from_on, to_on
    from evaluations
    where to_on <= least($as_of, date '2025-06-30') and indicator_no between 1 and 9
    group by from_on, to_on
    having count(*) = 9
)

select from_on, to_on, indicator_no, score
from evaluations
join whole using (from_on, to_on)
where (from_on, to_on) = (select (from_on, to_on) from whole order by to_on desc, from_on desc limit 1)
order by indicator_no
