-- Every figure of some periods, as it is measured or was locked.
select * from figures
where period = any($periods)
order by indicator, period, field nulls first
