-- Every period that the data touches, and the days of it that the data really covers.
select * from periods
order by from_on, kind
