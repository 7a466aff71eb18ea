-- Each SIPAS question of one period: satisfied answers and valid answers.
select
    factor,
    question_no,
    coalesce(sum(n) filter (answer >= 4), 0)::bigint as numerator,
    sum(n)::bigint as denominator
from survey_counts
where period = $period and org_code = $org_code
group by all
order by question_no
