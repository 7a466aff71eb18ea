-- Papers of one procedure in the order of the catalogue.
select * from procedure_papers
where proc_code = $proc_code
order by position
