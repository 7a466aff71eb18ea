-- The national catalogue's channels of the procedures assigned to the commune.
select catalogue_channels.*
from catalogue_channels
join commune_procedures using (proc_code)
order by all
