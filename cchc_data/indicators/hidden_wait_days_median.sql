-- Exact median of the working days between sending and acceptance.
select * from exact_median('hidden_waits')
