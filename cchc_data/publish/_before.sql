-- What a procedure's published content is made of, part by part, as text that can be compared:
-- limits, fees and papers are JSON lists of rows. Rows are put in an order of their own, because
-- the portal lists them in another order at every capture.
create macro parts_of(procedures_table, channels_table, papers_table) as table
with texts as (
    unpivot (
        select
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
            effective_to::date::varchar as effective_to
        from query_table(procedures_table)
    )
    on columns(* exclude (proc_code))
    into name part value value
),

limits as (
    select
        proc_code,
        'limits' as part,
        to_json(list({
            'channel': channel, 'case_no': case_no, 'case_name': case_name,
            'limit_value': limit_value, 'limit_unit': limit_unit, 'limit_raw': limit_raw
        } order by channel, case_no))::varchar as value
    from query_table(channels_table)
    group by proc_code
),

fees as (
    select
        proc_code,
        'fees' as part,
        to_json(list({
            'channel': channel, 'case_no': case_no, 'case_name': case_name,
            'fee_vnd': fee_vnd, 'fee_kind': fee_kind, 'fee_unit': fee_unit, 'fee_raw': fee_raw
        } order by channel, case_no))::varchar as value
    from query_table(channels_table)
    group by proc_code
),

papers as (
    select
        proc_code,
        'papers' as part,
        to_json(list({
            'group': "group", 'text': text, 'originals': originals, 'copies': copies, 'form': form
        } order by "group", text, originals, copies))::varchar as value
    from query_table(papers_table)
    group by proc_code
)

from texts
union all by name from limits
union all by name from fees
union all by name from papers;

create schema before;

create table before.procedure_changes (
    step integer,
    changed_on date,
    effective_on date,
    proc_code varchar,
    change varchar,
    part varchar,
    before varchar,
    after varchar,
    replaced varchar
);
