-- One row per procedure ever assigned to the commune: its own facts, the nine parts that must
-- be public and the three that must be where they exist (Decree 63/2010/NĐ-CP, Article 8).
with channels as (
    select
        proc_code,
        count(*) > 0 as has_methods,
        bool_and(limit_unit is not null) as has_limits,
        bool_and(fee_kind is not null) as has_fees
    from catalogue_channels
    group by proc_code
),

papers as (
    select proc_code, bool_or(form is not null) as has_forms
    from catalogue_papers
    group by proc_code
),

forms as (
    select distinct proc_code from form_files
),

parts as (
    select
        commune_procedures.proc_code,
        list_filter([
            if(catalogue.name is null, 'name', null),
            if(catalogue.steps is null, 'steps', null),
            if(not coalesce(channels.has_methods, false), 'methods', null),
            if(papers.proc_code is null, 'papers', null),
            if(not coalesce(channels.has_limits, false), 'limits', null),
            if(catalogue.subjects is null, 'subjects', null),
            if(catalogue.agency is null, 'agency', null),
            if(catalogue.result is null, 'result', null),
            if(catalogue.legal_basis is null, 'legal_basis', null)
        ], lambda part: part is not null) as missing_parts,
        -- "Không có" is an answer; only what the source left empty is open.
        list_filter([
            if(not coalesce(papers.has_forms, false) and forms.proc_code is null, 'forms', null),
            if(not coalesce(channels.has_fees, false), 'fees', null),
            if(catalogue.conditions is null, 'conditions', null)
        ], lambda part: part is not null) as open_parts
    from commune_procedures
    left join catalogue using (proc_code)
    left join channels using (proc_code)
    left join papers using (proc_code)
    left join forms using (proc_code)
)

select
    commune_procedures.proc_code,
    $org_code as org_code,
    coalesce(catalogue.name, commune_procedures.proc_code) as name,
    coalesce(catalogue.field_id, 'khac') as field,
    commune_procedures.* exclude (proc_code),
    public_procedures.is_grouped as grouped,
    case
        when posted_on <= decision_on then 0
        else posting.working_index - decision.working_index
    end::integer as posting_days,
    parts.missing_parts,
    parts.open_parts,
    catalogue.* exclude (proc_code, name, field_id)
from commune_procedures
left join catalogue using (proc_code)
left join parts using (proc_code)
left join public_procedures using (proc_code)
left join workdays as decision on decision.day = decision_on
left join workdays as posting on posting.day = posted_on
order by commune_procedures.proc_code
