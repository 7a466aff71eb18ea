-- One row per period: waves, sheets handed out and valid sheets of the official survey.
with official as (
    select arg_max(comparable_group, (to_on, wave)) as comparable_group
    from survey_waves
    where method <> 'button'
)

select
    periods.period,
    $org_code as org_code,
    count(*)::integer as waves,
    sum(sent)::integer as sent,
    sum(valid)::integer as valid
from survey_waves
join official using (comparable_group)
join periods on survey_waves.to_on between covered_from and covered_to
group by all
order by all
