-- From the cube: dossiers ended and in time, by month of 2026 and field.
select period, field, sum(n) filter (verdict in ('early', 'on_time'))::bigint as in_time, sum(n)::bigint as ended
from timeliness
where stage = 'ended' and period between '2026-01' and '2026-12'
group by all
order by all
