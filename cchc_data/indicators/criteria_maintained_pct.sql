-- Criteria whose share of points is not below the year before / criteria of both years. Shares
-- are compared crosswise, because maxima may change.
with compared as (
    select
        present.org_code,
        present.year,
        present.score * former.maximum >= former.score * present.maximum - 1e-9 as kept
    from criteria_scores as present
    join criteria_scores as former
        on former.criterion = present.criterion
        and former.year = present.year - 1
    where present.maximum > 0 and former.maximum > 0
),

counted as (
    select period, org_code, count(*) filter (kept) as numerator, count(*) as denominator
    from compared
    join periods on kind = 'year' and year(to_on) = compared.year
    group by period, org_code
)

select period, org_code, null::varchar as field, numerator, denominator, pct(numerator, denominator) as value
from counted
