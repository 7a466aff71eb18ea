-- An indicator's figures for the periods in which its rule holds (Indicator.applies).
insert into figures by name
select $indicator as indicator, one_indicator.*
from one_indicator
join periods using (period)
where kind in (select unnest($period_kinds::varchar[]))
    and covered_from >= $valid_from
    and ($valid_to::date is null or covered_to <= $valid_to::date)
