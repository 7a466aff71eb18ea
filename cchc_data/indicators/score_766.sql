-- Points of the indicators that the commune's own data allow, of their maximum; where none can be
-- calculated, the total that the national portal published for the unit's code.
with own as (
    select period, org_code, sum(score) as got, sum(maximum) as maximum
    from own_766()
    group by period, org_code
),

published as (
    select periods.period, unit_code as org_code, score as got, maximum
    from index766
    join periods on periods.kind = 'year' and year(captured_on) = year(periods.to_on)
    where part = 'total' and unit_code in (select org_code from procedures)
),

known as (
    select * from own
    union all
    select * from published
    where not exists (select 1 from own where own.period = published.period)
)

select
    period,
    org_code,
    null::varchar as field,
    null::bigint as numerator,
    maximum::bigint as denominator,
    got as value
from known
