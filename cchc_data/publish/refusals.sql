-- One row per period, field, kind of refusal and whether it was written (Mẫu 03); n dossiers not
-- accepted, or given back, in the period. A refusal without a day belongs to no period.
select
    periods.period,
    $org_code as org_code,
    coalesce(public_procedures.field, 'nhay-cam') as field,
    if(status = 'returned', 'given_back', 'not_accepted') as refusal,
    case refusal_written when true then 'yes' when false then 'no' else 'unknown' end as written,
    count(*)::integer as n
from dossiers
left join public_procedures using (proc_code)
join periods on coalesce(finished_on, returned_on) between covered_from and covered_to
where status in ('not_accepted', 'returned')
group by all
order by all
