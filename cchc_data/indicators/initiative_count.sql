-- Initiatives and good examples made known in the period; shortcomings are counted apart.
select
    period,
    org_code,
    null::varchar as field,
    null::bigint as numerator,
    count(*) as denominator,
    count(*)::double as value
from initiatives
join periods on noted_on between covered_from and covered_to
where initiatives.kind in ('initiative', 'good_example')
group by period, org_code
