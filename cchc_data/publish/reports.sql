-- One row per reporting period and recipient, with what became of it by the data's last day.
select
    $org_code as org_code,
    reports.*,
    case
        when submitted_on <= due_on then 'in_time'
        when submitted_on is not null then 'late'
        when due_on < (select max(covered_to) from periods) then 'missing'
        else 'open'
    end as progress
from reports
order by due_on, recipient, period
