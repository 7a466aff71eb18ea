-- What is waiting on the data's last day. The desk lists these rows with their codes, the public
-- cube work_queue only counts them: one definition for both.

create view last_day as
select workdays.day, workdays.working_index, periods.period
from periods
join workdays on workdays.day = periods.covered_to
where periods.kind = 'month'
order by periods.covered_to desc
limit 1;

-- Dossiers as form 06a judges them on that day; `days_left` are working days to the promised day,
-- null where its year has no announced calendar.
create view waiting_dossiers as
select
    judged_dossiers.*,
    (due.working_index - last_day.working_index)::integer as days_left,
    letter.issued_on as letter_on,
    case
        when verdict = 'open_late' and letter.issued_on is null then 'overdue_no_letter'
        when verdict = 'open_late' then 'overdue_letter'
        when verdict <> 'open_in_time' or is_paused or due_on is null then null
        when due_on = last_day.day then 'due_today'
        when due.day is null and due_on <= last_day.day + 14 then 'due_unknown'
        when days_left <= 1 then 'due_1'
        when days_left <= 3 then 'due_3'
        when days_left <= 5 then 'due_5'
    end as queue
from judged_dossiers
join last_day using (period)
left join workdays as due on due.day = due_on
left join (
    select dossier_code, min(issued_on) as issued_on
    from apology_letters
    group by dossier_code
) as letter
    on letter.dossier_code = judged_dossiers.dossier_code
    and letter.issued_on <= last_day.day;

-- Asked for more papers more than once, or without a document; of the last three months, and
-- whatever is still open.
create view supplement_faults as
select
    dossier_endings.*,
    supplement_count > 1 as is_repeated,
    coalesce(supplement_written_count < supplement_count, false) as is_unwritten
from dossier_endings
cross join last_day
where (supplement_count > 1 or supplement_written_count < supplement_count)
    and (ended_on is null or received_on > last_day.day - 92);

-- Fifteen working days to handle, then two to publish (Decision 766/QĐ-TTg, 5.2); the last five
-- of the fifteen are near.
create view waiting_complaints as
select
    complaints.*,
    (last_day.working_index - start.working_index)::integer as waited,
    (last_day.working_index - finish.working_index)::integer as unpublished_for,
    case
        when resolved_on is null and last_day.working_index - start.working_index > 15 then 'complaint_over'
        when resolved_on is null and last_day.working_index - start.working_index >= 10 then 'complaint_near'
        when resolved_on is not null and published_on is null then 'complaint_unpublished'
    end as queue
from complaints
cross join last_day
join workdays as start on start.day = received_on
left join workdays as finish on finish.day = resolved_on
where coalesce(competence, 'ours') = 'ours' and status <> 'refused';
