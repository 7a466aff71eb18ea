-- Sum of the nine indicators of Decree 61/2018/NĐ-CP for an assessment of exactly the period;
-- one that lacks an indicator is no assessment.
select
    period,
    org_code,
    null::varchar as field,
    null::bigint as numerator,
    18::bigint as denominator,
    sum(score) as value
from evaluations
join periods using (from_on, to_on)
where indicator_no between 1 and 9
group by period, org_code
having count(*) = 9
