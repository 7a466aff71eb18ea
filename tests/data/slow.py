"""Every indicator once more: slow, obvious, and from the definitions instead of the SQL.

Each indicator is a function that looks at every row and yields one `(field, good, n)` for
each thing its definition counts; `good` says whether it also belongs into the numerator.
The definitions are the indicators' TOML files and the rules they rest on: form 06a, Decision
766/QĐ-TTg and the plan of 2021. What the rows are stands in `slow_world`.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from types import SimpleNamespace

from slow_world import CALENDAR, World, last_day, own_limit

from cchc_data import periods

GOT_A_RESULT = ("finished", "delivered")
GIVEN_BACK = ("withdrawn", "returned")
FACTORS = {
    "satisfaction_access_pct": 1,
    "satisfaction_procedure_pct": 2,
    "satisfaction_staff_pct": 3,
    "satisfaction_result_pct": 4,
    "satisfaction_feedback_pct": 5,
    "satisfaction_pct": None,
}


def figures(work):
    """{(indicator, period, field): (numerator, denominator, value)}, field None for all fields."""
    world, found = World(work), {}
    received = [d.received_on for d in world.dossiers]
    for period in periods.overlapping(min(received), last_day(work)):
        at = SimpleNamespace(first=period.from_on, last=min(period.to_on, last_day(work)), year=period.year_from_on)
        for name, count in INDICATORS.items():
            found.update({(name, period.id, field): sums for field, sums in added(count(world, at)).items()})
        for field, days in durations(world, at).items():
            found["processing_days_median", period.id, field] = (None, len(days), median(days))
    return found


def added(counted):
    sums = defaultdict(lambda: [0, 0])
    for field, good, n in counted:
        for key in {field, None}:
            sums[key][0] += n if good else 0
            sums[key][1] += n
    return {key: (good, total, 100 * good / total) for key, (good, total) in sums.items() if total}


# A dossier


def done_on(d):
    """Day the result was ready; a given back or delivered dossier without it ended when it was returned."""
    return d.finished_on or (d.returned_on if d.status in (*GOT_A_RESULT, *GIVEN_BACK) else None)


def ended_in(d, at):
    return done_on(d) is not None and at.first <= done_on(d) <= at.last


def is_open(d, at):
    return d.received_on <= at.last and (done_on(d) is None or done_on(d) > at.last)


def is_paused(d, at):
    return d.paused_on is not None and d.paused_on <= at.last


def is_late(d):
    """Late on form 06a: what was given back or has no due date is in time."""
    return d.status not in GIVEN_BACK and d.due_on is not None and done_on(d) > d.due_on


def is_overdue(d, at):
    return is_open(d, at) and not is_paused(d, at) and d.due_on is not None and at.last > d.due_on


def on_time(world, at):
    for d in world.dossiers:
        if ended_in(d, at):
            yield d.field, not is_late(d), 1


def on_time_strict(world, at):
    for d in world.dossiers:
        if d.due_on is None:
            continue
        if ended_in(d, at) and d.status in GOT_A_RESULT:
            yield d.field, done_on(d) <= d.due_on and (d.supplement_count or 0) <= 1, 1
        elif is_overdue(d, at):
            yield d.field, False, 1


def on_time_766(world, at):
    for d in world.dossiers:
        due = d.due_on or own_limit(world, d)
        stopped = d.paused_on if d.status == "stopped" else None
        ended = done_on(d) or stopped
        if due is None or d.received_on > at.last or (ended and ended < at.first):
            continue
        judged_on = ended if ended and ended <= at.last else d.paused_on if is_paused(d, at) else at.last
        yield d.field, judged_on <= due and (d.supplement_count or 0) <= 1, 1


def apology(world, at):
    for d in world.dossiers:
        if (ended_in(d, at) and is_late(d)) or is_overdue(d, at):
            letter = world.first_letter.get(d.dossier_code)
            yield d.field, letter is not None and letter <= at.last, 1


def online_dossiers(world, at):
    for d in world.dossiers:
        if at.first <= d.received_on <= at.last:
            yield d.field, d.receive_channel == "online", 1


def by_post(d):
    return "post" in (d.receive_channel, d.return_channel)


def postal_dossiers(world, at):
    for d in world.dossiers:
        if at.first <= d.received_on <= at.last:
            yield d.field, by_post(d), 1


def durations(world, at):
    days = defaultdict(list)
    for d in world.dossiers:
        if ended_in(d, at) and d.status in GOT_A_RESULT:
            for key in (d.field, None):
                days[key].append(CALENDAR.working_days_between(d.received_on, done_on(d)))
    return days


# A procedure


def in_force(p, at):
    return p.effective_from <= at.last and (p.effective_to is None or p.effective_to >= at.last)


def used_since_new_year(world, at, how):
    return {d.proc_code for d in world.dossiers if at.year <= d.received_on <= at.last and how(d)}


def online_procedures_used(world, at):
    used = used_since_new_year(world, at, lambda d: d.receive_channel == "online")
    for p in world.procedures:
        if in_force(p, at) and p.service_level in ("full", "partial"):
            yield p.field, p.proc_code in used, 1


def postal_procedures_used(world, at):
    used = used_since_new_year(world, at, by_post)
    for p in world.procedures:
        if in_force(p, at) and p.postal:
            yield p.field, p.proc_code in used, 1


def published(world, at):
    for p in world.procedures:
        if in_force(p, at):
            posted = p.posted_on is not None and p.posted_on <= at.last
            yield p.field, posted and p.proc_code in world.complete, 1


def published_in_time(world, at):
    first = max(at.first, min(d.received_on for d in world.dossiers))
    for p in world.procedures:
        if p.decision_on is None or not first <= p.decision_on <= at.last:
            continue
        posted = p.posted_on is not None and p.posted_on <= world.last_day
        in_time = posted and CALENDAR.working_days_between(p.decision_on, p.posted_on) <= 5
        if in_time or CALENDAR.working_days_between(p.decision_on, world.last_day) > 5:
            yield None, in_time, 1


# A complaint, an answer


def ours(world):
    return [c for c in world.complaints if (c.competence or "ours") == "ours" and c.status != "refused"]


def complaints_on_time(world, at):
    for c in ours(world):
        handled = c.resolved_on is not None and c.resolved_on <= at.last
        if handled and c.resolved_on >= at.first:
            yield None, CALENDAR.working_days_between(c.received_on, c.resolved_on) <= 15, 1
        elif not handled and CALENDAR.working_days_between(c.received_on, at.last) > 15:
            yield None, False, 1


def complaints_published(world, at):
    for c in ours(world):
        if c.resolved_on is not None and at.first <= c.resolved_on <= at.last:
            yield None, c.published_on is not None and c.published_on <= at.last, 1


def satisfaction(factor):
    def count(world, at):
        waves = {w.wave for w in world.waves if w.method == "paper" and at.first <= w.to_on <= at.last}
        for a in world.answers:
            if a.wave in waves and factor in (None, a.factor):
                yield None, a.answer >= 4, a.n

    return count


INDICATORS = {
    "on_time_pct": on_time,
    "on_time_strict_pct": on_time_strict,
    "on_time_766_pct": on_time_766,
    "apology_pct": apology,
    "online_dossiers_pct": online_dossiers,
    "postal_dossiers_pct": postal_dossiers,
    "online_procedures_used_pct": online_procedures_used,
    "postal_procedures_used_pct": postal_procedures_used,
    "published_pct": published,
    "published_in_time_pct": published_in_time,
    "complaints_on_time_pct": complaints_on_time,
    "complaints_published_pct": complaints_published,
    **{name: satisfaction(factor) for name, factor in FACTORS.items()},
}
