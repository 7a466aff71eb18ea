-- Time limits and fees of the procedures assigned to the commune, in the catalogue's order.
select catalogue_channels.* exclude (position)
from catalogue_channels
join commune_procedures using (proc_code)
order by position
