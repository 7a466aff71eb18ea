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
