"""The plan's criteria as the snapshot knows them: words of the day, figures, tasks, and a verdict each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_data import reference
from cchc_data.measure import Figure
from cchc_data.measure import figures as measure_figures
from cchc_view import labels
from cchc_view.page import Telling

# The worse a figure stands, the more it decides what is said of its criterion.
_WORST = ("not_met", "near", "met", "none")


@dataclass(frozen=True)
class Criterion:
    """One criterion: what the plan says in the visitor's language, and what is known of it.

    `figures` begins with the one the plan's own target is about; `decisive` is the one that
    stands worst against a target (the first where none has one), None where nothing measures
    it; `tasks` are those of the period's year; `newest` is the last day its data speak of.
    """

    code: str
    title: str
    target: str
    orders: tuple[str, ...]
    leads: tuple[str, ...]
    coordination: str
    deadline: str
    figures: tuple[Figure, ...]
    tasks: tuple[Mapping[str, Any], ...]
    newest: date | None

    @property
    def name(self) -> str:
        return f"{self.code}. {self.title}"

    @property
    def decisive(self) -> Figure | None:
        return min(self.figures, key=lambda figure: _WORST.index(figure.status), default=None)

    def stands(self, state: str) -> bool:
        """Whether it belongs to one of `page.STATES`."""
        verdict = self.decisive.status if self.decisive else "none"
        if state == "overdue":
            return any(task["progress"] == "overdue" for task in self.tasks)
        if state == "unmeasured":
            return not any(figure.state == "ok" for figure in self.figures)
        return verdict in (("not_met", "near") if state == "not_met" else ("met",))


def chosen(telling: Telling) -> list[Criterion]:
    """The criteria that the view asks for, in the plan's order."""
    view = telling.view
    return [
        one
        for one in every(telling)
        if (not view.state or one.stands(view.state)) and (not view.lead or view.lead in one.leads)
    ]


def every(telling: Telling) -> list[Criterion]:
    """All sixteen criteria and sections."""
    loaded = telling.loaded
    measured = measure_figures(loaded, loaded.indicators, telling.scope)
    newest = {row["indicator"]: row["newest"] for row in loaded.rows("newest_figures", org_code=telling.scope.org_code)}
    tasks = loaded.rows("tasks_of_year", year=int(telling.view.period[:4]))
    return [_criterion(telling, facts, measured, newest, tasks) for facts in reference.plan()["criterion"]]


def lead_names(telling: Telling, leads: Iterable[str]) -> str:
    """Posts and offices as they are called on the snapshot's last day; never persons."""
    return "; ".join(telling.words.names[labels.capital(lead)] for lead in leads)


def _criterion(telling: Telling, facts, measured, newest, tasks) -> Criterion:
    def said(name: str) -> str:
        return telling.words.name(labels.in_language(facts, name, telling.lang))

    mine = [i for i in facts["indicators"] if i in measured and measured[i].state != "not_applicable"]
    own = tuple(task for task in tasks if task["criterion"] == facts["code"])
    days = [newest[i] for i in mine if i in newest] + list(_days(own, telling.loaded.as_of))
    return Criterion(
        code=facts["code"],
        title=said("title"),
        target=said("target"),
        orders=tuple(telling.words.name(order) for order in labels.in_language(facts, "tasks", telling.lang)),
        leads=tuple(facts["leads"]),
        coordination=said("coordination"),
        deadline=said("deadline"),
        figures=tuple(measured[i] for i in mine),
        tasks=own,
        newest=max(days, default=None),
    )


def _days(tasks: Iterable[Mapping[str, Any]], as_of: date) -> Iterable[date]:
    """The days on which something happened to a task."""
    for task in tasks:
        yield from (day for day in (task["from_on"], task["done_on"]) if day and day <= as_of)
