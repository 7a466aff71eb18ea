"""Where points of Decision 766 are lost, indicator by indicator, as far as the commune's own data can tell."""

from __future__ import annotations

from math import ceil

from cchc_view import format
from cchc_view.comparison import Row
from cchc_view.page import Telling
from cchc_view.story import Cell, Table

# What is counted where our own data allow an indicator, by its group.
_COUNTED = {"on_time": "dossiers", "satisfaction": "complaints", "transparency": "procedures"}
_HEAD = ("indicator", "most", "got", "missing", "would_close")


def loss_table(telling: Telling) -> Table:
    """All twenty-four indicators: maximum, points got, points missing, and what would win them."""
    words = telling.words
    rows = telling.loaded.rows("index766_detail", period=telling.view.period, org_code=telling.scope.org_code)
    head = tuple(words(f"compare.{key}") for key in _HEAD)
    return Table(words("compare.losses", n=len(rows)), head, tuple(_row(telling, row) for row in rows))


def _row(telling: Telling, row: Row) -> tuple[Cell, ...]:
    words, lang = telling.words, telling.lang
    name = Cell(row["definition_vi"], note=words(f"compare.{row['part']}"))
    if not row["for_communes"]:
        most = format.points(row["maximum"], lang) if row["maximum"] is not None else words("compare.unknown")
        return name, Cell(most, "number"), *_same(words("compare.not_for_communes"))
    if row["maximum"] is None:
        return name, Cell(words("compare.unknown")), *_same(words("compare.unknown"))
    most = Cell(format.points(row["maximum"], lang), "number")
    if row["score"] is None:
        return name, most, *_same(words("compare.not_ours"))
    return (
        name,
        most,
        Cell(format.points(row["score"], lang), "number", note=_counts(telling, row)),
        Cell(format.points(row["maximum"] - row["score"], lang), "number"),
        Cell(_would_close(telling, row)),
    )


def _same(reason: str) -> tuple[Cell, Cell, Cell]:
    """Why there is nothing to say of points got, missing and to be won."""
    return Cell("–", "number"), Cell("–", "number"), Cell(reason)


def _counts(telling: Telling, row: Row) -> str:
    numbers = (format.number(row[key], telling.lang) for key in ("numerator", "denominator"))
    counted = telling.words(f"counted.{_COUNTED[row['part']]}")
    return f"{'/'.join(numbers)} {counted}"


def _would_close(telling: Telling, row: Row) -> str:
    """How many more would win all that is missing, and how many are worth one point."""
    words, wanting = telling.words, row["denominator"] - row["numerator"]
    counted = words(f"counted.{_COUNTED[row['part']]}")
    if not wanting:
        return words("compare.full")
    each = ceil(row["denominator"] / row["maximum"])
    numbers = {"n": format.number(wanting, telling.lang), "each": format.number(each, telling.lang)}
    return words("compare.close", counted=counted, **numbers)
