"""Every indicator once more: slow, obvious, and from the definitions instead of the SQL.

Each indicator is a function that looks at every row and yields one `(field, good, n)` for
each thing its definition counts; `good` says whether it also belongs into the numerator.
The definitions are the TOML files and domain.md sections 1B, 2.1-2.4, 2.8 and 2.12.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from math import ceil
from statistics import median
from types import SimpleNamespace

import pandas as pd

from cchc_data import periods, reference
from cchc_data.calendar import WorkingCalendar

GOT_A_RESULT = ("finished", "delivered")
GIVEN_BACK = ("withdrawn", "returned")
WAITS_FOR_CITIZEN = ("awaiting_supplement", "awaiting_payment")
NEVER_RECEIVED = ("awaiting_receipt", "not_accepted")
PARTS = ("name", "steps", "subjects", "agency", "result", "legal_basis")
CALENDAR = WorkingCalendar.load()
FACTORS = {
    "satisfaction_access_pct": 1,
    "satisfaction_procedure_pct": 2,
    "satisfaction_staff_pct": 3,
    "satisfaction_result_pct": 4,
    "satisfaction_feedback_pct": 5,
    "satisfaction_pct": None,
}


class World:
    """The work tables as plain rows, every dossier and procedure knowing its field."""

    def __init__(self, work):
        rows = {name: plain(frame) for name, frame in work.items()}
        self.complaints, self.waves = rows["complaints"], rows["survey_waves"]
        self.answers, self.procedures = rows["survey_answers"], rows["commune_procedures"]
        self.limits, self.complete = limits(), complete_procedures()
        fields = {row.proc_code: row.field_id for row in plain(reference.procedures())}
        self.dossiers = [d for d in rows["dossiers"] if d.received_on and d.status not in NEVER_RECEIVED]
        sensitive = {p.proc_code for p in self.procedures if p.sensitive}
        for row in [*self.dossiers, *self.procedures]:
            row.field = "nhay-cam" if row.proc_code in sensitive else fields[row.proc_code]
        letters = defaultdict(list)
        for letter in rows["apology_letters"]:
            letters[letter.dossier_code].append(letter.issued_on)
        self.first_letter = {code: min(days) for code, days in letters.items()}


def plain(frame):
    """Rows as objects; a missing value is None and a day is a date."""
    columns = {}
    for name in frame:
        is_day = name.endswith(("_on", "_until")) or name in ("effective_from", "effective_to")
        values = pd.to_datetime(frame[name]).dt.date if is_day else frame[name]
        columns[name] = [None if pd.isna(value) else value for value in values]
    return [SimpleNamespace(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]


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


def last_day(work):
    promised = ("due_on", "due_on_original", "extended_until", "new_due_on", "effective_to", "verified_on")
    past = [frame[name] for frame in work.values() for name in frame if name.endswith("_on") and name not in promised]
    return max(pd.to_datetime(days).max() for days in past if days.notna().any()).date()


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


def says_something(text):
    return bool(text) and text != "Không có thông tin"


def complete_procedures():
    """Codes whose nine parts all say something: six texts, ways to file, papers and a time limit."""
    ways = {c.proc_code for c in plain(reference.channels()) if c.channel}
    times = {c.proc_code for c in plain(reference.channels()) if c.limit_unit}
    papers = {p.proc_code for p in plain(reference.papers())}
    texts = {p.proc_code for p in plain(reference.procedures()) if all(says_something(getattr(p, n)) for n in PARTS)}
    return ways & times & papers & texts


def limits():
    """The limit of the first case of every procedure and channel."""
    found = {}
    for row in sorted(plain(reference.channels()), key=lambda row: row.case_no or 0):
        found.setdefault((row.proc_code, row.channel), (row.limit_value, row.limit_unit))
    return found


def own_limit(world, d):
    value, unit = world.limits.get((d.proc_code, d.receive_channel)) or (None, "")
    if value is None:
        return None
    if unit == "day":
        return CALENDAR.next_working_day(d.received_on + timedelta(ceil(value)))
    if unit in ("working_day", "same_day"):
        return CALENDAR.add_working_days(d.received_on, ceil(value))
    return None


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
    "complaints_on_time_pct": complaints_on_time,
    "complaints_published_pct": complaints_published,
    **{name: satisfaction(factor) for name, factor in FACTORS.items()},
}
