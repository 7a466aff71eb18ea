-- Late dossiers of one period, ended or open, by what became of the letter of apology.
select
    coalesce(sum(n), 0)::bigint as late,
    coalesce(sum(n) filter (letter = 'in_time'), 0)::bigint as in_time,
    coalesce(sum(n) filter (letter = 'too_late'), 0)::bigint as too_late,
    coalesce(sum(n) filter (letter = 'none'), 0)::bigint as none
from timeliness
where period = $period and org_code = $org_code and letter is not null
