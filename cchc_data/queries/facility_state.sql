-- The newest check of each item by a day, those not in order first.
select item, arg_max(ok, checked_on) as ok, max(checked_on) as checked_on
from facility_checks
where checked_on <= $as_of
group by item
order by ok, item collate vi
