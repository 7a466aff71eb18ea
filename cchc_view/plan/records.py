"""How the plan is watched over: assessments, the reform index, reports, oversight, initiatives."""

from __future__ import annotations

from cchc_data import periods, reference
from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.plan.rows import Row, count, day_text, in_year, last_day, table
from cchc_view.story import Cell, Table

_EACH = 2  # points of one indicator at most


def evaluation(telling: Telling) -> Table:
    """The nine indicators of Decree 61, in the newest assessment that ended by the period's end."""
    words, lang = telling.words, telling.lang
    rows = telling.loaded.rows("newest_evaluation", as_of=last_day(telling))
    cells = [
        (
            Cell(words(f"evaluation.{row['indicator_no']}")),
            Cell(format.points(row["score"], lang, _EACH), "number"),
            Cell(f"{day_text(telling, row['from_on'])} – {day_text(telling, row['to_on'])}"),
        )
        for row in rows
    ]
    if rows:
        total = sum(row["score"] for row in rows)
        points = Cell(format.points(total, lang, _EACH * len(rows)), "number")
        grade = Cell(words("evaluation.grade", grade=_grade(total)[lang]))
        cells.append((Cell(words("table.all")), points, grade))
    return table(telling, "evaluation", ("indicator", "points", "span"), cells)


def _grade(points: float) -> dict[str, str]:
    """The grade of an assessment (reference: evaluation_grades.csv, the best first)."""
    return next(row for row in reference.evaluation_grades() if float(row["least"]) <= points)


def scores(telling: Telling) -> Table:
    """Both years of the commune's reform index beside each other; a criterion of one year only has a dash."""
    rows = telling.loaded.rows("criteria_two_years", year=last_day(telling).year)
    cells = (
        (
            Cell(row["criterion"]),
            *(Cell(_score(telling, row, year), "number") for year in ("before", "now")),
            Cell(telling.words(f"scores.{row['change']}"), "status", status=_CHANGE[row["change"]]),
        )
        for row in rows
    )
    return table(telling, "scores", ("criterion", "before", "now", "change"), cells)


_CHANGE = {"kept": "met", "fallen": "not_met", "not_comparable": "none"}


def reports(telling: Telling) -> Table:
    """The log of reports: to whom, due when, handed in when."""
    rows = in_year(telling, "reports", "due_on")
    cells = (
        (
            Cell(labels.period_name(periods.parse(row["period"]), telling.words)),
            Cell(telling.words(f"reports.{row['recipient']}")),
            Cell(day_text(telling, row["due_on"])),
            Cell(day_text(telling, row["submitted_on"])),
            Cell(telling.words(f"reports.{row['progress']}"), "status", status=_PROGRESS[row["progress"]]),
        )
        for row in rows
    )
    return table(telling, "reports", ("period", "recipient", "due_on", "submitted_on", "progress"), cells)


_PROGRESS = {"in_time": "met", "late": "near", "missing": "not_met", "open": "none"}


def oversight(telling: Telling) -> Table:
    rows = in_year(telling, "oversight", "held_on")
    cells = (
        (
            Cell(day_text(telling, row["held_on"])),
            Cell(telling.words(f"oversight.{row['body']}")),
            count(telling, row["recommendations"]),
            count(telling, row["answered"]),
        )
        for row in rows
    )
    return table(telling, "oversight", ("held_on", "body", "recommendations", "answered"), cells)


def initiatives(telling: Telling) -> Table:
    rows = in_year(telling, "initiatives", "noted_on")
    cells = (
        (
            Cell(row["title"]),
            Cell(telling.words(f"initiatives.{row['kind']}")),
            Cell(day_text(telling, row["noted_on"])),
        )
        for row in rows
    )
    return table(telling, "initiatives", ("title", "kind", "noted_on"), cells)


def _score(telling: Telling, row: Row, year: str) -> str:
    score = row[f"{year}_score"]
    return "–" if score is None else format.points(score, telling.lang, row[f"{year}_maximum"])
