"""What pulls a rate down: the fields and months in which it was missed, and what each of them costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_data import periods
from cchc_data.measure import figure
from cchc_view import figures, format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Table


def missed_by_field(telling: Telling, indicator_id: str) -> Table:
    """Each field with the points it takes from the whole rate; the points add up to what is missing from 100%."""
    words = telling.words
    whole = figure(telling.loaded, indicator_id, telling.scope)
    at = {"period": telling.view.period, "org_code": telling.scope.org_code}
    rows = telling.loaded.rows("missed_by_field", indicator=indicator_id, **at) if whole.state == "ok" else ()
    body = [
        (Cell(labels.in_language(row, "name", telling.lang)), *_cost(telling, row, whole.denominator)) for row in rows
    ]
    if body:
        sums = {"missed": whole.denominator - whole.numerator, "month": None}
        body.append((Cell(words("table.all")), *_cost(telling, sums, whole.denominator)))
    head = (words("table.field"), *(words(f"missed.{key}") for key in ("dossiers", "points", "worst")))
    caption = words("missed.caption", period=labels.covered(telling), value=figures.value_text(whole, words))
    return Table(caption, head, tuple(body), empty=words("missed.nothing"))


def _cost(telling: Telling, row: Mapping[str, Any], whole: int) -> tuple[Cell, Cell, Cell]:
    words, lang = telling.words, telling.lang
    worst = Cell("–")
    if row["month"]:
        month, n = periods.parse(row["month"]), format.number(row["month_missed"], lang)
        worst = Cell(labels.period_name(month, words), note=words("missed.in_month", n=n))
    points = format.number(100 * row["missed"] / whole, lang, 2)
    return Cell(format.number(row["missed"], lang), "number"), Cell(points, "number"), worst
