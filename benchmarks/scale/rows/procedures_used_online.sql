-- The same from the rows.
select count(distinct case when online then proc end) as online, count(distinct proc) as used
from dossiers
where received >= '2026-01-01'
