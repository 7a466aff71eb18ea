-- Exact median of the working days between acceptance and result.
select * from exact_median('durations')
