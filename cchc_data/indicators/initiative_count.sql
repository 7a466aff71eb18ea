-- Initiatives and good examples made known in the period; shortcomings are counted apart.
select * from happened('initiative')
