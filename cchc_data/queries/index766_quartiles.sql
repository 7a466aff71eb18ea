-- Each group of Decision 766/QĐ-TTg over all units that were scored: quartiles, maximum, how many, when.
select
    part,
    any_value(maximum) as maximum,
    quantile_cont(score, 0.25) as low,
    median(score) as middle,
    quantile_cont(score, 0.75) as high,
    count(*)::bigint as units,
    any_value(captured_on) as captured_on
from index766
group by part
order by array_position(
    ['total', 'transparency', 'on_time', 'online', 'online_payment', 'digitisation', 'satisfaction'], part)
