-- Late dossiers of one period by field: the letter, and whether the new day was kept.
select
    fields.field,
    fields.name_vi,
    fields.name_en,
    sum(n)::bigint as late,
    coalesce(sum(n) filter (letter = 'in_time'), 0)::bigint as in_time,
    coalesce(sum(n) filter (letter = 'too_late'), 0)::bigint as too_late,
    coalesce(sum(n) filter (letter = 'none'), 0)::bigint as no_letter,
    coalesce(sum(n) filter (new_day = 'kept'), 0)::bigint as kept,
    coalesce(sum(n) filter (new_day = 'broken'), 0)::bigint as broken,
    coalesce(sum(n) filter (new_day = 'open'), 0)::bigint as still_open,
    coalesce(sum(n) filter (new_day = 'none'), 0)::bigint as no_new_day
from late_letters
join fields using (field)
where period = $period and org_code = $org_code
group by all
order by late desc, fields.field
