-- Procedures of 2026 with at least one dossier filed online, of all with a dossier.
select
    count(distinct proc_code) filter (receive_channel = 'online') as online,
    count(distinct proc_code) as used
from intake
where period = '2026' and origin = 'new'
