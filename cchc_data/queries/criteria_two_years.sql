-- The reform index of a year beside that of the year before: the newest year assessed up to $year.
-- Shares are compared crosswise, because maxima change (indicators/criteria_maintained_pct.sql).
with years as (
    select max(year) as now
    from criteria_scores
    where year <= $year
),

this_year as (
    select criterion, maximum, score from criteria_scores where year = (select now from years)
),

last_year as (
    select criterion, maximum, score from criteria_scores where year = (select now - 1 from years)
)

select
    criterion,
    last_year.maximum as before_maximum,
    last_year.score as before_score,
    this_year.maximum as now_maximum,
    this_year.score as now_score,
    case
        when last_year.score is null or this_year.score is null then 'not_comparable'
        when this_year.score * last_year.maximum >= last_year.score * this_year.maximum - 1e-9 then 'kept'
        else 'fallen'
    end as change
from this_year
full join last_year using (criterion)
order by criterion
