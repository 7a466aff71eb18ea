-- One row per part of a procedure's content that changed between two published snapshots, and one
-- per procedure that came or left; `step` counts the snapshots that changed something. The log of
-- the replaced snapshot is carried on, so it needs no older snapshot and the same rows give the
-- same table. The first snapshot of a chain has nothing to compare with and an empty log.
with held as (
    from parts_of('public.procedures', 'public.procedure_channels', 'public.procedure_papers')
),

held_before as (
    from parts_of('before.procedures', 'before.procedure_channels', 'before.procedure_papers')
),

compared as (
    select
        coalesce(now.proc_code, old.proc_code) as proc_code,
        case when old.proc_code is null then 'new' when now.proc_code is null then 'left' else 'changed' end as change,
        old.name as name_before,
        now.name as name_after,
        case
            when old.proc_code is null then now.effective_from
            when now.effective_from <> old.effective_from then now.effective_from
        end as effective_on
    from public.procedures as now
    full join before.procedures as old using (proc_code)
    where exists (from before.procedures)
),

changed as (
    select
        compared.proc_code,
        case
            when part <> 'effective_to' then 'changed'
            when held_before.value is null then 'abolished'
            when held.value is null then 'restored'
            else 'changed'
        end as change,
        if(part = 'effective_to', held.value::date, effective_on) as effective_on,
        part,
        held_before.value as before,
        held.value as after
    from held
    full join held_before using (proc_code, part)
    join compared using (proc_code)
    where change = 'changed' and held.value is distinct from held_before.value
),

found as (
    select proc_code, change, effective_on, null::varchar as part, name_before as before, name_after as after
    from compared
    where change <> 'changed'
    union all
    select proc_code, change, effective_on, part, before, after
    from changed
)

select * from before.procedure_changes
union all by name
select
    (select coalesce(max(step), 0) + 1 from before.procedure_changes) as step,
    (select max(covered_to) from periods) as changed_on,
    effective_on::date as effective_on,
    proc_code,
    change,
    part,
    before,
    after,
    $before_id::varchar as replaced
from found
order by step, proc_code, part nulls first
