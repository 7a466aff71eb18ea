"""Rows of the plan's small tables: of a period, of a year, and their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Table

Row = Mapping[str, Any]


def table(telling: Telling, name: str, head: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table whose caption and head stand in the section `name` of the words."""
    words = telling.words
    caption = words(f"{name}.caption", year=telling.view.period[:4], period=labels.covered(telling))
    return Table(caption, tuple(words(f"{name}.{key}") for key in head), tuple(rows), empty=words("plan.no_rows"))


def of_period(telling: Telling, name: str) -> list[Row]:
    """The public rows of the view's period."""
    return [row for row in telling.loaded.rows("whole_table", table=name) if row["period"] == telling.view.period]


def in_year(telling: Telling, name: str, day: str) -> list[Row]:
    """The public rows whose `day` lies in the view's year."""
    year = int(telling.view.period[:4])
    return [row for row in telling.loaded.rows("whole_table", table=name) if row[day].year == year]


def last_day(telling: Telling) -> date:
    """The last day of the view's period that the data cover."""
    return telling.loaded.period(telling.view.period)["covered_to"]


def count(telling: Telling, n: int | None) -> Cell:
    """A number, or a dash: missing is never zero."""
    return Cell("–" if n is None else format.number(n, telling.lang), "number")


def day_text(telling: Telling, day: date | None) -> str:
    return format.date_text(day, telling.lang) if day else "–"
