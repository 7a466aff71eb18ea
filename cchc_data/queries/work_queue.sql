-- What waits on the data's last day, of one field or of all.
select queue, sum(n)::bigint as n
from work_queue
where org_code = $org_code and ($field::varchar is null or field = $field)
group by queue
