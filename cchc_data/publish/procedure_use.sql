-- One row per year and procedure that may be named: was it used online, by post, at all.
-- Shown to officials' eyes as "which procedures nobody files online"; counts stay out. Nothing of
-- the group's ordinary procedures either: taken from the number of procedures used in the group,
-- it would leave that of the private ones (decisions.md, 45).
select
    periods.period,
    $org_code as org_code,
    commune_procedures.proc_code,
    coalesce(bool_or(online), false) as used_online,
    coalesce(bool_or(post), false) as used_post,
    count(days.proc_code) > 0 as used
from periods
join commune_procedures
    on effective_from <= covered_to
    and (effective_to is null or effective_to >= covered_to)
join public_procedures
    on public_procedures.proc_code = commune_procedures.proc_code
    and not is_grouped
left join procedure_days as days
    on days.proc_code = commune_procedures.proc_code
    and days.received_on between periods.covered_from and periods.covered_to
where periods.kind = 'year'
group by all
order by all
