-- What every cube stands on: which procedure may be named, and each dossier beside each
-- period in which it counts, judged on the period's last covered day and never by the clock.

-- Procedures whose small numbers could point at a person are counted together with all
-- ordinary procedures of fields with few dossiers, as one group. The group is fixed by the
-- reference data and published nowhere in parts, so no number of private procedures alone
-- can be worked out, neither from totals nor from two periods or snapshots (decisions.md, 6).
create view public_procedures as
select
    commune_procedures.proc_code,
    commune_procedures.sensitive,
    sensitive or not coalesce(fields.own_row, false) as is_grouped,
    if(is_grouped, 'nhay-cam', commune_procedures.proc_code) as public_code,
    if(is_grouped, 'nhay-cam', catalogue.field_id) as field
from commune_procedures
left join catalogue using (proc_code)
left join fields using (field_id);

-- The procedure's own limit, for dossiers that carry no promised day (QĐ 766: "không có
-- hẹn trả thì kiểm theo thời hạn"). Only limits in working days can be added exactly.
create view limit_days as
select
    proc_code,
    -- A part of a day is given as the whole day.
    ceil(min(case limit_unit when 'working_day' then limit_value when 'same_day' then 0 end))::integer as working_days
from catalogue_channels
where channel = 'counter' and limit_unit in ('working_day', 'same_day')
group by proc_code;

-- A letter of apology must come before the promised day; before Decree 107/2021/NĐ-CP
-- (6 December 2021) no rule said so, and any letter was in time.
create macro letter_state(issued_on, due_on) as case
    when issued_on is null then 'none'
    when issued_on < due_on or due_on < date '2021-12-06' then 'in_time'
    else 'too_late'
end;

-- A table, because every cube of dossiers begins here: worked out once, one row a dossier.
create table dossier_endings as
select
    dossiers.*,
    coalesce(public_procedures.field, 'nhay-cam') as field,
    coalesce(public_procedures.public_code, 'nhay-cam') as public_code,
    coalesce(dossiers.due_on, due.day) as deadline_766,
    status in ('withdrawn', 'returned') as given_back,
    -- A stopped dossier stays among the open ones in form 06a, as the software counts it.
    -- Where only the handing over was written down, that is the day it ended (QĐ 766).
    if(status in ('finished', 'delivered', 'withdrawn', 'returned'), coalesce(finished_on, returned_on), null) as ended_on
from dossiers
left join public_procedures using (proc_code)
left join limit_days using (proc_code)
left join workdays as start on start.day = dossiers.received_on
left join workdays as due
    on due.working_index = start.working_index + limit_days.working_days
    and due.is_working
where received_on is not null and status not in ('awaiting_receipt', 'not_accepted');

-- Each day on which a procedure was used, and in which ways: far fewer rows than dossiers.
create view procedure_days as
select
    proc_code,
    received_on,
    bool_or(receive_channel = 'online') as online,
    bool_or(receive_channel = 'post' or return_channel = 'post') as post
from dossier_endings
group by all;

create view dossier_periods as
select
    periods.period,
    periods.covered_from,
    periods.covered_to,
    dossier_endings.*,
    received_on >= covered_from as is_new,
    coalesce(ended_on <= covered_to, false) as is_ended,
    coalesce(
        not is_ended
        and status in ('awaiting_supplement', 'awaiting_payment', 'stopped')
        and paused_on <= covered_to, false) as is_paused
from dossier_endings
join periods
    on received_on <= covered_to
    and (ended_on is null or ended_on >= covered_from);

create view judged_dossiers as
select
    *,
    -- Official, form 06a: given back and paused count as in time; no promised day is in time.
    case
        when is_ended and (given_back or due_on is null or ended_on = due_on) then 'on_time'
        when is_ended and ended_on < due_on then 'early'
        when is_ended then 'late'
        when is_paused or due_on is null or due_on >= covered_to then 'open_in_time'
        else 'open_late'
    end as verdict,
    -- Strict: only dossiers really resolved, or overdue in our hands; more than one
    -- supplement request is a broken promise whatever the date.
    case
        when (is_ended and given_back) or due_on is null then 'not_counted'
        when is_ended and ended_on <= due_on and coalesce(supplement_count, 0) <= 1 then 'on_time'
        when is_ended then 'late'
        when not is_paused and due_on < covered_to then 'late'
        else 'not_counted'
    end as verdict_strict,
    -- Decision 766/QĐ-TTg, 2.1: every ending counts, a stop too and only once; a wait is judged
    -- on its first day, an open dossier at the period's end, more than one supplement
    -- request is late.
    case
        when deadline_766 is null then 'not_counted'
        when status = 'stopped' and paused_on < covered_from then 'not_counted'
        when coalesce(supplement_count, 0) > 1 then 'late'
        when is_ended and ended_on <= deadline_766 then 'on_time'
        when is_ended then 'late'
        when is_paused and paused_on <= deadline_766 then 'on_time'
        when is_paused then 'late'
        when covered_to <= deadline_766 then 'on_time'
        else 'late'
    end as verdict_766
from dossier_periods;

-- Each complaint beside each period in which it counts; working days waited by its last covered day.
create view complaint_periods as
select
    periods.period,
    periods.kind as period_kind,
    periods.covered_to,
    complaints.*,
    received_on >= covered_from as is_new,
    coalesce(resolved_on <= covered_to, false) as is_resolved,
    (coalesce(
        if(resolved_on <= covered_to, finish.working_index, null),
        last.working_index) - start.working_index)::integer as waited,
    (publish.working_index - finish.working_index)::integer as published_after
from complaints
join periods
    on received_on <= covered_to
    and (resolved_on is null or resolved_on >= covered_from)
join workdays as start on start.day = received_on
join workdays as last on last.day = covered_to
left join workdays as finish on finish.day = resolved_on
left join workdays as publish on publish.day = published_on;

-- The survey that satisfaction rests on: waves of the newest one that was not taken by buttons, and those like it.
create view official_survey as
select arg_max(comparable_group, (to_on, wave)) as comparable_group
from survey_waves
where method <> 'button';
