-- Every unit that was scored, by name, with its total and the score of each group.
select
    unit_name,
    max(score) filter (part = 'total') as total,
    max(score) filter (part = 'transparency') as transparency,
    max(score) filter (part = 'on_time') as on_time,
    max(score) filter (part = 'online') as online,
    max(score) filter (part = 'online_payment') as online_payment,
    max(score) filter (part = 'digitisation') as digitisation,
    max(score) filter (part = 'satisfaction') as satisfaction
from index766
group by unit_code, unit_name
order by unit_name collate vi, unit_code
