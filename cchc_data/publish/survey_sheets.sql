-- One row per period: waves, sheets handed out and valid sheets of the official survey.
select
    periods.period,
    $org_code as org_code,
    count(*)::integer as waves,
    sum(sent)::integer as sent,
    sum(valid)::integer as valid
from survey_waves
join official_survey using (comparable_group)
join periods on survey_waves.to_on between covered_from and covered_to
group by all
order by all
