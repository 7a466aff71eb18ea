"""The plan's remaining indicators once more: slow, obvious, and from the definitions, not the SQL.

As in `slow`: a function looks at every row and yields `(field, good, n)` for each thing its
definition counts. Counts, medians and scores have functions of their own below.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from statistics import median
from types import SimpleNamespace

import slow
from slow_plan_offices import (
    cadre_standard,
    criteria_maintained,
    electronic_only,
    facilities,
    paper_parallel,
    reports,
    tasks,
    within,
)
from slow_world import CALENDAR, World, last_day, plain

from cchc_data import periods

MONTHS = ("month", "quarter", "year")
NO_MONTHS = ("quarter", "reporting_quarter", "year", "reporting_year")
CONCLUDED = ("at_fault", "no_fault", "false_report")


class PlanWorld(World):
    """The work tables of `World`, the tables of the plan, refused dossiers and every letter."""

    def __init__(self, work):
        super().__init__(work)
        rows = {name: plain(frame) for name, frame in work.items()}
        self.plan = SimpleNamespace(**rows)
        self.refused = [d for d in rows["dossiers"] if d.status in ("not_accepted", "returned")]
        for d in self.refused:
            d.field = self.field_of[d.proc_code]
        self.letters = defaultdict(list)
        for letter in rows["apology_letters"]:
            self.letters[letter.dossier_code].append(letter)


def figures(work):
    """{(indicator, period, field): (numerator, denominator, value)} wherever there is something to count."""
    world, found = PlanWorld(work), {}
    end = last_day(work)
    start = min(d.received_on for d in world.dossiers)
    for period in periods.overlapping(start, end):
        at = SimpleNamespace(
            id=period.id, kind=period.kind, whole=(period.from_on, period.to_on), year=period.year_from_on,
            first=max(period.from_on, start), last=min(period.to_on, end),
        )  # fmt: skip
        for name, count in SHARES.items():
            if at.kind in KINDS.get(name, periods.KINDS):
                found |= {(name, at.id, field): sums for field, sums in slow.added(count(world, at)).items()}
        for name, value in VALUES.items():
            found |= {(name, at.id, field): sums for field, sums in value(world, at).items()}
    return found


def new(world, at):
    return [d for d in world.dossiers if within(d.received_on, at)]


# Dossiers


def supplement(world, at):
    for d in new(world, at):
        if d.supplement_count is not None:
            yield d.field, d.supplement_count >= 1, 1


def supplement_written(world, at):
    for d in new(world, at):
        if d.supplement_count and d.supplement_written_count is not None:
            yield d.field, True, int(d.supplement_written_count)
            yield d.field, False, int(d.supplement_count - d.supplement_written_count)


def refusal_written(world, at):
    for d in world.refused:
        if within(d.finished_on or d.returned_on, at) and d.refusal_written is not None:
            yield d.field, d.refusal_written, 1


def reschedule_written(world, at):
    for d in world.dossiers:
        if (slow.ended_in(d, at) and slow.is_late(d)) or slow.is_overdue(d, at):
            letters = world.letters[d.dossier_code]
            yield d.field, any(one.new_due_on and one.issued_on <= at.last for one in letters), 1


def state_agency_online(world, at):
    for d in new(world, at):
        if d.applicant_type == "state_agency":
            yield d.field, d.receive_channel == "online", 1


# Complaints


def attitude_concluded(world, at):
    for c in slow.ours(world):
        if c.kind != "attitude" or c.received_on > at.last:
            continue
        if within(c.resolved_on, at):
            yield None, c.fault in CONCLUDED, 1
        elif is_waiting(c, at) and CALENDAR.working_days_between(c.received_on, at.last) > 15:
            yield None, False, 1


def is_waiting(c, at):
    return c.received_on <= at.last and (c.resolved_on is None or c.resolved_on > at.last)


def complaints_satisfied(world, at):
    for c in slow.ours(world):
        if within(c.resolved_on, at) and c.satisfaction is not None:
            yield None, c.satisfaction in ("satisfied", "very_satisfied"), 1


# Counts, medians and scores


def over_once(world, at):
    sums = slow.added((d.field, d.supplement_count > 1, 1) for d in new(world, at) if d.supplement_count is not None)
    return {field: (good, n, float(good)) for field, (good, n, _) in sums.items()}


def extra_papers(world, at):
    if at.kind == "month":
        return {}
    received = [c for c in slow.ours(world) if within(c.received_on, at)]
    extra = sum(c.kind == "extra_papers" for c in received)
    return {None: (extra, len(received), float(extra))} if received else {}


def hidden_wait(world, at):
    days = defaultdict(list)
    for d in new(world, at):
        if d.submitted_on is not None and (d.receive_channel in ("online", "post") or d.non_local):
            for key in (d.field, None):
                days[key].append(max(0, CALENDAR.working_days_between(d.submitted_on, d.received_on)))
    return {field: (None, len(found), median(found)) for field, found in days.items()}


def plain_count(n):
    return {None: (None, n, float(n))} if n else {}


def oversight(world, at):
    return plain_count(sum(within(session.held_on, at) for session in world.plan.oversight))


def initiatives(world, at):
    told = [one for one in world.plan.initiatives if one.kind in ("initiative", "good_example")]
    return plain_count(sum(within(one.noted_on, at) for one in told))


def simplifications(world, at):
    return plain_count(sum(within(one.sent_on, at) for one in world.plan.simplifications))


def satisfaction_766(world, at):
    """Every dossier due counts once; a late one and every complaint about conduct take one away."""
    if at.first < date(2025, 7, 1):
        return {}
    judged = list(slow.on_time_766(world, at))
    due = sum(n for _, _, n in judged)
    late = sum(n for _, good, n in judged if not good)
    conduct = ("delay", "attitude", "extra_papers", "fees")
    told = sum(within(c.received_on, at) and c.kind in conduct for c in slow.ours(world))
    good = max(due - late - told, 0)
    return {None: (good, due, 100 * good / due)} if due else {}


def evaluation(world, at):
    found = [e.score for e in world.plan.evaluations if (e.from_on, e.to_on) == at.whole]
    return {None: (None, 18, sum(found))} if len(found) == 9 and at.last <= date(2025, 6, 30) else {}


def score_766(world, at):
    if at.first < date(2025, 7, 1):
        return {}
    got, most = 0.0, 0
    for maximum, counted in ((20, slow.on_time_766), (6, answered_in_time), (2, slow.published)):
        if whole := slow.added(counted(world, at)).get(None):
            got, most = got + maximum * whole[0] / whole[1], most + maximum
    return {None: (None, most, got)} if most else {}


def answered_in_time(world, at):
    for c in slow.ours(world):
        if within(c.resolved_on, at) or is_waiting(c, at):
            until = c.resolved_on if within(c.resolved_on, at) else at.last
            yield None, CALENDAR.working_days_between(c.received_on, until) <= 15, 1


SHARES = {
    "supplement_pct": supplement,
    "supplement_written_pct": supplement_written,
    "refusal_written_pct": refusal_written,
    "reschedule_written_pct": reschedule_written,
    "state_agency_online_pct": state_agency_online,
    "attitude_complaints_concluded_pct": attitude_concluded,
    "complaints_satisfied_pct": complaints_satisfied,
    "electronic_only_documents_pct": electronic_only,
    "paper_parallel_documents_pct": paper_parallel,
    "cadre_standard_pct": cadre_standard,
    "facility_checks_pct": facilities,
    "tasks_on_time_pct": tasks,
    "reports_on_time_pct": reports,
    "criteria_maintained_pct": criteria_maintained,
}
VALUES = {
    "supplement_over_once_count": over_once,
    "extra_paper_complaints_count": extra_papers,
    "hidden_wait_days_median": hidden_wait,
    "oversight_count": oversight,
    "initiative_count": initiatives,
    "simplification_count": simplifications,
    "satisfaction_766_pct": satisfaction_766,
    "evaluation_score": evaluation,
    "score_766": score_766,
}
KINDS = {
    "electronic_only_documents_pct": MONTHS,
    "paper_parallel_documents_pct": MONTHS,
    "attitude_complaints_concluded_pct": NO_MONTHS,
    "criteria_maintained_pct": ("year",),
}
