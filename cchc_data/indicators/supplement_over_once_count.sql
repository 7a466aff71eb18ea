-- Dossiers for which papers were asked twice or more, among those whose requests are known.
select
    period,
    org_code,
    field,
    sum(asked_again)::bigint as numerator,
    sum(n)::bigint as denominator,
    sum(asked_again)::double as value
from supplements
group by grouping sets ((period, org_code), (period, org_code, field))
