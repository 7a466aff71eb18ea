-- Indicators that the snapshot's data can measure in at least one period.
select distinct indicator from figures
