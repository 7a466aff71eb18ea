-- Late dossiers of each covered month of one year, all fields together: letters, and new days kept.
-- A month in which dossiers were judged and none was late has its row of zeros.
with judged as (
    select distinct period from timeliness where org_code = $org_code
)

select
    period,
    coalesce(sum(n), 0)::bigint as late,
    coalesce(sum(n) filter (letter = 'in_time'), 0)::bigint as in_time,
    coalesce(sum(n) filter (letter = 'too_late'), 0)::bigint as too_late,
    coalesce(sum(n) filter (letter = 'none'), 0)::bigint as no_letter,
    coalesce(sum(n) filter (new_day = 'kept'), 0)::bigint as kept,
    coalesce(sum(n) filter (new_day = 'broken'), 0)::bigint as broken
from judged
join periods using (period)
left join (select * from late_letters where org_code = $org_code) using (period)
where kind = 'month' and year(from_on) = $year
group by period
order by period desc
