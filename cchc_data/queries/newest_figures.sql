-- The last day up to which any period has a figure of each indicator: how fresh its data are.
select indicator, max(covered_to) as newest
from figures
join periods using (period)
where org_code = $org_code and field is null and denominator > 0
group by indicator
