-- Filed online by state agencies / newly received from state agencies. A period whose applicants
-- are known and held no agency has a row of nothing: none arisen.
with counted as (
    select
        period,
        org_code,
        field,
        coalesce(sum(n) filter (applicant_type = 'state_agency' and receive_channel = 'online'), 0)::bigint as numerator,
        coalesce(sum(n) filter (applicant_type = 'state_agency'), 0)::bigint as denominator
    from intake
    where origin = 'new' and applicant_type is not null
    group by grouping sets ((period, org_code), (period, org_code, field))
)

select period, org_code, field, numerator, denominator, pct(numerator, denominator) as value
from counted
