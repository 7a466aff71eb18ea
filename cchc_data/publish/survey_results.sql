-- One row per survey wave: how answers were taken, sheets handed out and valid, satisfied and valid
-- answers. Waves of different methods are never pooled; `is_official` marks those that the
-- satisfaction figures rest on (see survey_counts.sql).
select
    $org_code as org_code,
    wave,
    method,
    from_on,
    to_on,
    survey_waves.comparable_group = official_survey.comparable_group as is_official,
    sent,
    valid,
    coalesce(sum(n) filter (answer >= 4), 0)::integer as pleased,
    coalesce(sum(n), 0)::integer as answers
from survey_waves
cross join official_survey
left join survey_answers using (wave)
group by all
order by to_on, wave
