-- One row per period, factor, question and answer; n answers and the valid sheets behind
-- them. Only the waves of the newest paper survey's comparable group are pooled: a button
-- at the counter and a sheet at home do not answer the same question.
select
    periods.period,
    $org_code as org_code,
    survey_answers.factor,
    survey_answers.question_no,
    survey_answers.answer,
    sum(survey_answers.n)::integer as n
from survey_waves
join official_survey using (comparable_group)
join periods on survey_waves.to_on between covered_from and covered_to
join survey_answers using (wave)
group by all
order by all
