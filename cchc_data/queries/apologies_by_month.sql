-- Late dossiers of each covered month of one year, all fields together: letters, and new days kept.
select
    period,
    sum(n)::bigint as late,
    coalesce(sum(n) filter (letter = 'in_time'), 0)::bigint as in_time,
    coalesce(sum(n) filter (letter = 'too_late'), 0)::bigint as too_late,
    coalesce(sum(n) filter (letter = 'none'), 0)::bigint as no_letter,
    coalesce(sum(n) filter (new_day = 'kept'), 0)::bigint as kept,
    coalesce(sum(n) filter (new_day = 'broken'), 0)::bigint as broken
from late_letters
join periods using (period)
where kind = 'month' and year(from_on) = $year and org_code = $org_code
group by period
order by period desc
