-- Every figure of some periods, as it is measured and protected.
select * from figures
where period = any($periods)
order by indicator, period, field nulls first
