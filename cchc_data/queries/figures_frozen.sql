-- Locked figures stand as they were locked: neither later rows nor later formulas change them.
delete from figures
where (indicator, period) in (select indicator, period from locked_figures);

insert into figures by name
select * from locked_figures;
