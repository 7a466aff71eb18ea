-- Every indicator of Decision 766/QĐ-TTg in its order, and what the commune's own data make of it in
-- one period: nothing where they do not allow it, or where there was nothing to count.
select
    listed.position,
    listed.part,
    definition_vi,
    listed.maximum,
    for_communes,
    numerator,
    denominator,
    score
from index766_indicators as listed
left join (
    select position, numerator, denominator, score
    from own_766()
    where period = $period and org_code = $org_code
) as own using (position)
order by listed.position
