-- Fields of the procedures in force, with how many there are.
select field, name_vi, name_en, count(*)::bigint as n
from procedures
join fields using (field)
where effective_to is null
group by field, name_vi, name_en, position
order by position, field
