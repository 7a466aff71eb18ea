-- Procedures posted within five working days of their decision / procedures decided on in the period.
select
    period,
    org_code,
    null::varchar as field,
    posted_in_time::bigint as numerator,
    decided::bigint as denominator,
    pct(posted_in_time, decided) as value
from procedure_posting
