-- Fields by which figures may be split, with the one group that stands for the sensitive ones.
select field_id as field, name_vi, name_en, "order" as position from fields
order by position, field
