-- One row per period and field: how many procedures, never how many dossiers. Use adds up
-- from the first day of the (reporting) year, as the plan's criteria 1.5 and 1.6 ask.
with standing as (
    select
        periods.period,
        periods.year_from_on,
        periods.covered_to,
        commune_procedures.*,
        public_procedures.field
    from periods
    join commune_procedures
        on effective_from <= covered_to
        and (effective_to is null or effective_to >= covered_to)
    join public_procedures using (proc_code)
),

used as (
    select
        standing.period,
        standing.proc_code,
        bool_or(online) as online,
        bool_or(post) as post
    from standing
    join procedure_days as days
        on days.proc_code = standing.proc_code
        and days.received_on between standing.year_from_on and standing.covered_to
    group by all
),

complete as (
    select proc_code, array_length(missing_parts) = 0 as is_complete
    from public.procedures
)

select
    standing.period,
    $org_code as org_code,
    standing.field,
    count(*)::integer as in_force,
    count(*) filter (posted_on <= covered_to)::integer as posted,
    count(*) filter (posted_on <= covered_to and is_complete)::integer as posted_complete,
    count(*) filter (service_level <> 'none')::integer as online_offered,
    count(*) filter (service_level <> 'none' and used.online)::integer as online_used,
    count(*) filter (postal)::integer as postal_offered,
    count(*) filter (postal and used.post)::integer as postal_used
from standing
join complete using (proc_code)
left join used using (period, proc_code)
group by all
order by all
