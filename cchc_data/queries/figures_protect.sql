-- The one place where small sensitive cells are taken out, before anything can read them:
-- the sensitive group's cell under five, and the smallest other field of the same indicator
-- and period, so that subtracting from the total does not bring it back. Of at least two if
-- there is one: a remainder of two would have to be one and one.
create temp table small_cells as
select indicator, period
from figures
where field = 'nhay-cam' and denominator between 1 and 4;

create temp table hidden_cells as
select indicator, period, 'nhay-cam' as field from small_cells
union all
select
    figures.indicator,
    figures.period,
    arg_min(figures.field, (figures.denominator < 2, figures.denominator, figures.field))
from figures
join small_cells using (indicator, period)
where figures.field is not null and figures.field <> 'nhay-cam' and figures.denominator > 0
group by all;

update figures
set numerator = null, denominator = null, value = null, sample = null, suppressed = true
from hidden_cells
where figures.indicator = hidden_cells.indicator
    and figures.period = hidden_cells.period
    and figures.field = hidden_cells.field;

drop table small_cells;
drop table hidden_cells;
