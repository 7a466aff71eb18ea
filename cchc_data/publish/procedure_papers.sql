-- The national catalogue's papers of the procedures assigned to the commune.
select catalogue_papers.*
from catalogue_papers
join commune_procedures using (proc_code)
order by all
