-- One row per period: procedures whose decision was signed in it, and how many of them were posted
-- within five working days (Decision 766/QĐ-TTg, 1.2). Judged with all that is known on the
-- data's last day; a decision still inside its five days is not counted before it is posted.
with decided as (
    select
        periods.period,
        posting.working_index - decision.working_index as days,
        last_day.working_index - decision.working_index as days_known
    from periods
    join commune_procedures on decision_on between covered_from and covered_to
    join workdays as decision on decision.day = decision_on
    join workdays as last_day on last_day.day = (select max(covered_to) from periods)
    left join workdays as posting on posting.day = posted_on and posted_on <= last_day.day
)

select
    period,
    $org_code as org_code,
    count(*)::integer as decided,
    (count(*) filter (days <= 5))::integer as posted_in_time
from decided
where days <= 5 or days_known > 5
group by all
order by all
