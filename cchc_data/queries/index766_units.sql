-- Units that the national portal scored, by name.
select unit_code, unit_name
from index766
where part = 'total'
order by unit_name collate vi, unit_code
