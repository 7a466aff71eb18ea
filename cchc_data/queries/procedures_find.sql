-- Procedures in force and posted whose name, field or code holds every word, accents or not.
with folded as (
    select
        procedures.*,
        fields.name_vi as field_vi,
        fields.name_en as field_en,
        fields.position,
        replace(strip_accents(lower(procedures.name)), 'đ', 'd') as folded_name,
        replace(strip_accents(lower(concat_ws(' ', procedures.name, fields.name_vi, proc_code))), 'đ', 'd') as haystack
    from procedures
    join fields using (field)
    where effective_to is null or effective_to >= $as_of
)

select
    proc_code,
    name,
    field,
    field_vi,
    field_en,
    service_level,
    postal,
    posted_on,
    missing_parts
from folded
where ($field is null or field = $field)
    and list_bool_and(list_transform($tokens, lambda token: contains(haystack, token))) is not false
order by
    list_bool_and(list_transform($tokens, lambda token: contains(folded_name, token))) is false,
    position,
    folded_name
