"""The slow version of what offices, documents, tasks and scores count; see `slow_plan`.

`world.plan` holds the rows of every work table; `at.whole` is the period as such, `at.first`
to `at.last` the days of it that the data covers.
"""

from __future__ import annotations

from datetime import date


def within(day, at):
    return day is not None and at.first <= day <= at.last


def months_of(world, at):
    return [m for m in world.plan.documents if at.whole[0] <= date(m.month.year, m.month.month, 1) <= at.last]


def electronic_only(world, at):
    for m in months_of(world, at):
        yield None, True, int(m.electronic_only)
        yield None, False, int(m.total - m.secret_excluded - m.electronic_only)


def paper_parallel(world, at):
    for m in months_of(world, at):
        yield None, True, int(m.dual)
        yield None, False, int(m.total - m.secret_excluded - m.dual)


def cadre_standard(world, at):
    a_year_before = at.last.replace(year=at.last.year - 1, day=min(at.last.day, 28))
    counts = [s for s in world.plan.staff if a_year_before < s.as_of_on <= at.last]
    newest = max((s.as_of_on for s in counts), default=None)
    for s in counts:
        if s.as_of_on == newest:
            yield None, True, int(s.n_standard)
            yield None, False, int(s.n_total - s.n_standard)


def facilities(world, at):
    newest = {}
    for check in sorted(world.plan.facility_checks, key=lambda check: check.checked_on):
        if within(check.checked_on, at):
            newest[check.item] = check.ok
    for ok in newest.values():
        yield None, ok, 1


def tasks(world, at):
    for task in world.plan.plan_tasks:
        undated = task.status == "done" and task.done_on is None
        stopped = task.status == "paused" and task.done_on is None
        if task.role != "lead" or undated or stopped or not within(task.to_on, at):
            continue
        if task.done_on is not None or task.to_on < at.last:
            yield None, task.done_on is not None and task.done_on <= task.to_on, 1


def reports(world, at):
    for report in world.plan.reports:
        if within(report.due_on, at) and (report.submitted_on is not None or report.due_on < at.last):
            yield None, report.submitted_on is not None and report.submitted_on <= report.due_on, 1


def criteria_maintained(world, at):
    scores = {(s.year, s.criterion): s.score / s.maximum for s in world.plan.criteria_scores}
    for (year, criterion), share in scores.items():
        if year == at.whole[1].year and (year - 1, criterion) in scores:
            yield None, round(share, 9) >= round(scores[year - 1, criterion], 9), 1
