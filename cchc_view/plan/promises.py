"""The plan of 2021, criterion by criterion: one table, and behind each line all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_view import figures, format, labels
from cchc_view.figures import figure_rows
from cchc_view.page import Telling
from cchc_view.plan import offices, records
from cchc_view.plan.criteria import Criterion, lead_names
from cchc_view.plan.tasks import task_table
from cchc_view.story import Block, Bullets, Cell, Folded, Paragraph, Table

# What stands behind the figures of a criterion that no dossier tells.
BEHIND = {
    "1.3": (offices.staff,),
    "1.4": (offices.documents,),
    "2.1": (offices.facilities,),
    "2.2": (offices.proposals,),
    "2.3": (offices.slips,),
    "2.4": (records.evaluation,),
    "3": (records.scores,),
    "III.2": (records.oversight,),
    "III.3": (records.initiatives,),
    "III.4": (records.reports,),
}

_HEAD = ("criterion", "status", "value", "target", "lead_head", "deadline")


def summary(telling: Telling, criteria: Sequence[Criterion]) -> Paragraph:
    """How many of these criteria stand how, before the long table that says which."""
    met, not_met, overdue = (sum(one.stands(state) for one in criteria) for state in ("met", "not_met", "overdue"))
    rest = len(criteria) - met - not_met
    counts = {"n": len(criteria), "met": met, "not_met": not_met, "rest": rest, "overdue": overdue}
    return Paragraph(telling.words("plan.summary", **{name: str(count) for name, count in counts.items()}))


def criteria_table(telling: Telling, criteria: Sequence[Criterion]) -> Table:
    """Each criterion with its target, figure, verdict, who leads and works along, deadline, last update."""
    words = telling.words
    rows = tuple(_row(telling, criterion) for criterion in criteria)
    caption = words("plan.caption", n=len(rows), period=labels.covered(telling))
    return Table(caption, tuple(words(f"plan.{key}") for key in _HEAD), rows, empty=words("plan.none_chosen"))


def _row(telling: Telling, criterion: Criterion) -> tuple[Cell, ...]:
    words, not_stated = telling.words, telling.words("plan.not_stated")
    along = words("plan.along", who=criterion.coordination) if criterion.coordination else ""
    return (
        Cell(criterion.name),
        *_measured(telling, criterion),
        Cell(criterion.target or not_stated),
        Cell(lead_names(telling, criterion.leads) or not_stated, note=along),
        Cell(criterion.deadline or not_stated, note=words("plan.newest", day=_day(telling, criterion))),
    )


def _measured(telling: Telling, criterion: Criterion) -> tuple[Cell, Cell]:
    """The verdict, by the name of the figure that decides it where that is another; and the plan's own figure."""
    words = telling.words
    if criterion.decisive is None:
        return Cell("–", "status"), Cell(words("plan.not_measured"))
    first, decisive = criterion.figures[0], criterion.decisive
    value = Cell(figures.value_text(first, words), note=figures.counts_text(first, words))
    verdict = figures.status_text(decisive, words) or words("plan.no_number")
    because = "" if decisive is first else _short(telling, decisive)
    return Cell(verdict, "status", status=decisive.status, note=because), value


def _short(telling: Telling, figure) -> str:
    return f"{figure.indicator.words[telling.lang]['short']}: {figures.value_text(figure, telling.words)}"


def _day(telling: Telling, criterion: Criterion) -> str:
    newest = criterion.newest
    return format.date_text(newest, telling.lang) if newest else telling.words("state.no_data")


def details(telling: Telling, criteria: Sequence[Criterion]) -> Iterator[Block]:
    """Behind each criterion what the plan orders, every figure, and this year's tasks with their evidence."""
    for criterion in criteria:
        yield Folded(criterion.name, tuple(_detail(telling, criterion)))


def _detail(telling: Telling, criterion: Criterion) -> Iterator[Block]:
    words = telling.words
    if criterion.orders:
        yield Bullets(criterion.orders)
    not_stated = words("plan.not_stated")
    yield Paragraph(
        words(
            "plan.who",
            lead=lead_names(telling, criterion.leads) or not_stated,
            coordination=criterion.coordination or not_stated,
            deadline=criterion.deadline or not_stated,
            newest=_day(telling, criterion),
        )
    )
    head = tuple(words(f"table.{key}") for key in ("indicator", "value", "counts", "interval", "target", "status"))
    yield Table(words("plan.figures"), head, figure_rows(telling, criterion.figures), empty=words("plan.not_measured"))
    for make in BEHIND.get(criterion.code, ()):
        yield make(telling)
    if criterion.tasks:
        yield task_table(telling, criterion.tasks, words("plan.tasks_of", code=criterion.code))
