-- Dossiers newly received by month and channel; kiosk and mobile counters join the counter.
select
    periods.period,
    case when receive_channel in ('online', 'post') then receive_channel else 'counter' end as channel,
    sum(n)::bigint as n
from periods
join intake using (period)
where periods.kind = 'month' and org_code = $org_code and origin = 'new'
group by all
order by period, channel
