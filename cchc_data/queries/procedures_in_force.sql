-- Procedures in force, by field and name, with the channels the source names for them.
select
    procedures.proc_code,
    name,
    field,
    fields.name_vi as field_vi,
    fields.name_en as field_en,
    subjects,
    service_level,
    postal,
    posted_on,
    missing_parts,
    coalesce(list_filter(channels, lambda channel: channel is not null), []) as channels
from procedures
join fields using (field)
left join (
    select proc_code, list(distinct channel) as channels
    from procedure_channels
    group by proc_code
) using (proc_code)
where effective_to is null or effective_to >= $as_of
order by fields.position, name collate vi
