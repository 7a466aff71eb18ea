-- The national catalogue's papers of the procedures assigned to the commune, in its order.
select catalogue_papers.* exclude (position), position::bigint as position
from catalogue_papers
join commune_procedures using (proc_code)
order by position
