select * from periods
order by to_on desc, from_on desc, kind
