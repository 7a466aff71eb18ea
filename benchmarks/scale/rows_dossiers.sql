-- For the engines beside: a row a dossier, with its field, its number of working days and the
-- verdict's ingredients joined already, which spares them the joins.
select
    public_code as proc,
    field,
    received_on as received,
    due_on as due,
    ended_on as ended,
    given_back,
    receive_channel = 'online' as online,
    (finish.working_index - start.working_index)::integer as days
from dossier_endings
join workdays as start on start.day = received_on
left join workdays as finish on finish.day = ended_on
