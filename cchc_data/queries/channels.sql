-- Dossiers newly received in one period by the channel they came through, most used first.
select receive_channel as channel, sum(n)::bigint as n, sum(sum(n)) over ()::bigint as total
from intake
where period = $period and org_code = $org_code and origin = 'new'
group by receive_channel
order by n desc, channel
