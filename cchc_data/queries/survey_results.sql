-- Survey waves that ended within the period's days, newest first; each stands for itself.
select *
from survey_results
where org_code = $org_code and to_on between $first and $last
order by to_on desc, wave
