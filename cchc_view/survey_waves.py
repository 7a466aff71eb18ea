"""Survey waves each by itself, and what may be concluded from two of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cchc_data import periods, unit
from cchc_data.measure import Figure, Scope, figures
from cchc_data.statistics import wilson
from cchc_view import figures as worded
from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Table


def waves(telling: Telling) -> Table:
    """One row a wave: method, days, sheets and how many came back, satisfied answers and their interval."""
    words = telling.words
    days = telling.loaded.period(telling.view.period)
    at = {"org_code": telling.scope.org_code, "first": days["covered_from"], "last": days["covered_to"]}
    rows = tuple(_wave(telling, row) for row in telling.loaded.rows("survey_results", **at))
    head = tuple(words(f"waves.{key}") for key in ("method", "span", "sheets", "share", "answers", "interval"))
    return Table(words("waves.caption", period=labels.covered(telling)), head, rows, empty=words("state.no_data"))


def _wave(telling: Telling, row) -> tuple[Cell, ...]:
    words, lang = telling.words, telling.lang
    first, last = (format.date_text(row[day], lang) for day in ("from_on", "to_on"))
    share, counts, interval = "–", "–", "–"
    if row["answers"]:
        share = format.percent(100 * row["pleased"] / row["answers"], lang)
        counts = f"{format.number(row['pleased'], lang)}/{format.number(row['answers'], lang)}"
        interval = format.interval(*wilson(row["pleased"] / row["answers"], row["valid"]), lang)
    return (
        Cell(words(f"waves.{row['method']}"), note="" if row["is_official"] else words("waves.apart")),
        Cell(f"{first} – {last}"),
        Cell(_sheets(telling, row["valid"], row["sent"]), "number"),
        Cell(share, "number"),
        Cell(counts, "number"),
        Cell(interval, "number"),
    )


def _sheets(telling: Telling, valid: int, sent: int | None) -> str:
    """"126/150 (84,0%)"; where nobody knows how many were asked, only how many answered."""
    known = format.number(valid, telling.lang)
    if not sent:
        return known
    return f"{known}/{format.number(sent, telling.lang)} ({format.percent(100 * valid / sent, telling.lang)})"


def two_years(telling: Telling, ids: Iterable[str]) -> Table:
    """Each factor beside the same period a year before, and whether the two intervals allow a conclusion."""
    words = telling.words
    ids = list(ids)
    this = periods.parse(telling.view.period)
    then = periods.a_year_before(this)
    now, before = (figures(telling.loaded, ids, Scope(telling.scope.org_code, one.id)) for one in (this, then))
    rows = tuple(
        (
            Cell(now[i].indicator.words[telling.lang]["short"]),
            Cell(_told(telling, before[i])),
            Cell(_told(telling, now[i])),
            Cell(words(f"years.{conclusion(before[i], now[i], changed(telling, then))}")),
        )
        for i in ids
    )
    head = (words("satisfaction.factor"), *(labels.period_name(one, words) for one in (then, this)))
    return Table(words("years.caption"), (*head, words("years.conclusion")), rows)


def changed(telling: Telling, earlier: periods.Period) -> bool:
    """Whether the unit became another one after the earlier period began."""
    began = unit.began(telling.loaded.org)
    return began is not None and earlier.from_on < began <= _last_day(telling)


def _last_day(telling: Telling) -> date:
    return telling.loaded.period(telling.view.period)["covered_to"]


def conclusion(before: Figure, now: Figure, new_unit: bool) -> str:
    """"higher" or "lower" only where the intervals do not overlap; else why nothing can be concluded."""
    if not (before.interval and now.interval):
        return "missing"
    if new_unit:
        return "new_unit"
    if now.interval[0] > before.interval[1]:
        return "higher"
    return "lower" if now.interval[1] < before.interval[0] else "overlap"


def _told(telling: Telling, figure: Figure) -> str:
    """"96,4% (95,2–97,3%)", or why there is no figure."""
    value = worded.value_text(figure, telling.words)
    if not figure.interval:
        return value
    return f"{value} ({format.interval(*figure.interval, telling.lang)})"
