-- The indicators of Decision 766/QĐ-TTg in their order; maximum null where none is stated.
select
    "order"::integer as position,
    "group" as part,
    code,
    max_score::double as maximum,
    scope = 'province_and_commune' as for_communes,
    definition_vi,
    note_en
from index766_definitions
where (select max(covered_to) from periods) >= date '2025-07-01'
order by position
