-- One row per part of a procedure's content that changed between two published snapshots, and one
-- per procedure that came or left; `step` counts the snapshots that changed something. The log of
-- the replaced snapshot is carried on, so it needs no older snapshot and the same rows give the
-- same table. The first snapshot of a chain has nothing to compare with and an empty log.
--
-- Content is compared part by part, as text: limits, fees and papers are JSON lists of rows. Rows are
-- put in an order of their own, because the portal lists them in another order at every capture.
with procedures_of as (
    select 'now' as side, * from public.procedures
    union all
    select 'before' as side, * from before.procedures
),

channels_of as (
    select 'now' as side, * from public.procedure_channels
    union all
    select 'before' as side, * from before.procedure_channels
),

papers_of as (
    select 'now' as side, * from public.procedure_papers
    union all
    select 'before' as side, * from before.procedure_papers
),

texts as (
    select
        side,
        proc_code,
        name::varchar as name,
        field::varchar as field,
        subjects::varchar as subjects,
        agency::varchar as agency,
        result::varchar as result,
        conditions::varchar as conditions,
        steps::varchar as steps,
        legal_basis::varchar as legal_basis,
        decision_no::varchar as decision_no,
        province_decision_no::varchar as province_decision_no,
        service_level::varchar as service_level,
        partial_reason::varchar as partial_reason,
        postal::varchar as postal,
        effective_to::varchar as effective_to
    from procedures_of
),

contents as (
    select side, proc_code, part, value
    from texts
    unpivot (value for part in (
        name, field, subjects, agency, result, conditions, steps, legal_basis, decision_no,
        province_decision_no, service_level, partial_reason, postal, effective_to
    ))
    union all
    select
        side,
        proc_code,
        'limits' as part,
        to_json(list({
            'channel': channel, 'case_no': case_no, 'case_name': case_name,
            'limit_value': limit_value, 'limit_unit': limit_unit, 'limit_raw': limit_raw
        } order by channel, case_no, case_name, limit_value, limit_unit, limit_raw))::varchar as value
    from channels_of
    group by side, proc_code
    union all
    select
        side,
        proc_code,
        'fees' as part,
        to_json(list({
            'channel': channel, 'case_no': case_no, 'case_name': case_name,
            'fee_vnd': fee_vnd, 'fee_kind': fee_kind, 'fee_unit': fee_unit, 'fee_raw': fee_raw
        } order by channel, case_no, case_name, fee_vnd, fee_kind, fee_unit, fee_raw))::varchar as value
    from channels_of
    group by side, proc_code
    union all
    select
        side,
        proc_code,
        'papers' as part,
        to_json(list({
            'group': "group", 'text': text, 'originals': originals, 'copies': copies, 'form': form
        } order by "group", text, originals, copies, form))::varchar as value
    from papers_of
    group by side, proc_code
),

held as (
    select proc_code, part, value from contents where side = 'now'
),

held_before as (
    select proc_code, part, value from contents where side = 'before'
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
    where exists (select 1 from before.procedures)
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
    where compared.change = 'changed' and held.value is distinct from held_before.value
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
union all
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
