-- What several indicators count the same way is written here once.

create macro pct(numerator, denominator) as 100.0 * numerator / nullif(denominator, 0);

-- Pooled share of answers 4 and 5 among all valid answers of one SIPAS factor, null for all
-- five. The sample is the number of people, not of answers: nineteen answers of one person
-- are not nineteen independent opinions.
create macro satisfied(wanted) as table
    with per_question as (
        select period, org_code, question_no, sum(n) as answers, sum(n) filter (answer >= 4) as pleased
        from survey_counts
        where wanted is null or factor = wanted
        group by all
    )
    select
        period,
        org_code,
        null::varchar as field,
        coalesce(sum(pleased), 0)::bigint as numerator,
        sum(answers)::bigint as denominator,
        pct(coalesce(sum(pleased), 0), sum(answers)) as value,
        max(answers)::bigint as sample
    from per_question
    group by period, org_code;

-- Sessions, initiatives and proposals of the plan's section III and criterion 2.2, each on its day.
create macro happened(wanted) as table
    with events as (
        select org_code, 'oversight' as what, held_on as day from oversight
        union all
        select org_code, 'initiative', noted_on from initiatives where kind in ('initiative', 'good_example')
        union all
        select org_code, 'simplification', sent_on from simplifications
    )
    select
        period,
        org_code,
        null::varchar as field,
        null::bigint as numerator,
        count(*) as denominator,
        count(*)::double as value
    from events
    join periods on day between covered_from and covered_to
    where what = wanted
    group by period, org_code;

-- Exact median of a histogram cube (working_days, n): the mean of the two middle dossiers when
-- there is an even number of them.
create macro exact_median(cube) as table
    with histogram as (
        select period, org_code, field, working_days, sum(n)::bigint as n
        from query_table(cube)
        group by grouping sets ((period, org_code, working_days), (period, org_code, field, working_days))
    ),

    ranked as (
        select
            *,
            sum(n) over (partition by period, org_code, field) as total,
            sum(n) over (partition by period, org_code, field order by working_days) as up_to
        from histogram
    )

    select
        period,
        org_code,
        field,
        null::bigint as numerator,
        any_value(total)::bigint as denominator,
        (min(working_days) filter (up_to >= (total + 1) // 2)
            + min(working_days) filter (up_to >= total // 2 + 1)) / 2 as value
    from ranked
    group by period, org_code, field;

-- The indicators of Decision 766/QĐ-TTg that a commune can calculate from its own dossiers,
-- complaints and procedures, with the portal's maxima. Nothing of nothing has no row here,
-- although the portal gives full points for it; an unknown maximum stays unknown.
create macro own_766() as table
    with counted as (
        select
            period,
            org_code,
            'on_time' as part,
            null::varchar as code,
            coalesce(sum(n) filter (verdict_766 = 'on_time'), 0)::bigint as numerator,
            sum(n) filter (verdict_766 <> 'not_counted')::bigint as denominator
        from timeliness
        group by period, org_code
        union all
        select
            period,
            org_code,
            'satisfaction',
            'PETITION_PROCESSING_ON_TIME',
            coalesce(sum(n) filter (in_time), 0)::bigint,
            sum(n)::bigint
        from complaints
        where competence = 'ours' and not refused
        group by period, org_code
        union all
        select
            period,
            org_code,
            'transparency',
            'PUBLIC_CONTENT_FULL',
            sum(posted_complete)::bigint,
            sum(in_force)::bigint
        from procedure_counts
        group by period, org_code
    )

    select
        period,
        org_code,
        definitions.position,
        definitions.part,
        definitions.code,
        numerator,
        denominator,
        maximum * numerator / denominator as score,
        maximum
    from counted
    join index766_indicators as definitions
        on definitions.part = counted.part
        and definitions.code is not distinct from counted.code
    where denominator > 0;
