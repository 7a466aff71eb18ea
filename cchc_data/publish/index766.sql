-- One row per commune or ward of the province and group of Decision 766/QĐ-TTg: the score that
-- the national portal published, with the group's maximum on the portal (100 in all). Part
-- "total" is their sum as published. Key is the code: names are misspelt in the source.
-- Points are added as decimals: the sum of fractions must not depend on their order.
-- Data that end before Decision 766 replaced Decree 61 know nothing of these scores.
with maxima as (
    select "group" as part, sum(max_score::decimal(9, 3))::double as maximum
    from index766_definitions
    group by part
    union all
    select 'total', sum(max_score::decimal(9, 3))::double
    from index766_definitions
),

scores as (
    select *
    from index766_communes
    unpivot (score for part in (total, transparency, on_time, online, online_payment, digitisation, satisfaction))
)

select
    department_code as unit_code,
    name as unit_name,
    part,
    score::double as score,
    maximum,
    as_of as captured_on
from scores
left join maxima using (part)
where (select max(covered_to) from periods) >= date '2025-07-01'
order by unit_code, part
