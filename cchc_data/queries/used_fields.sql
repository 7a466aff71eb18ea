-- Fields that any figure can be split by.
select field, name_vi, name_en
from fields
where field in (select field from figures)
order by position, field
