"""Where points of Decision 766 are lost, indicator by indicator, as far as the commune's own data can tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from cchc_view import format, labels
from cchc_view.comparison import Row
from cchc_view.page import Telling
from cchc_view.story import Block, Cell, Table

# What is counted where our own data allow an indicator, by its group.
_COUNTED = {"on_time": "dossiers", "satisfaction": "complaints", "transparency": "procedures"}


def losses(telling: Telling) -> Iterator[Block]:
    """What our data can calculate, with what would win the rest; folded, the other indicators and why not."""
    rows = telling.loaded.rows("index766_detail", period=telling.view.period, org_code=telling.scope.org_code)
    yield _own(telling, [row for row in rows if row["score"] is not None])
    yield _others(telling, [row for row in rows if row["score"] is None])


def _own(telling: Telling, rows: Sequence[Row]) -> Table:
    """Maximum, points got, points missing, and what would win them; the sums last."""
    words = telling.words
    lines = [
        (_name(telling, row), *_points(telling, row, _counts(telling, row)), Cell(_would_close(telling, row)))
        for row in rows
    ]
    if rows:
        whole = {key: sum(row[key] for row in rows) for key in ("maximum", "score")}
        lines.append((Cell(words("table.all")), *_points(telling, whole), Cell("–")))
    head = tuple(words(f"compare.{key}") for key in ("indicator", "most", "got", "missing", "would_close"))
    caption = words("compare.losses", period=labels.covered(telling))
    return Table(caption, head, tuple(lines), empty=words("state.no_data"))


def _others(telling: Telling, rows: Sequence[Row]) -> Table:
    words = telling.words
    lines = tuple((_name(telling, row), _most(telling, row), Cell(_reason(telling, row))) for row in rows)
    head = tuple(words(f"compare.{key}") for key in ("indicator", "most", "why_not"))
    return Table(words("compare.others", n=len(rows)), head, lines, folded=True)


def _name(telling: Telling, row: Row) -> Cell:
    return Cell(row["definition_vi"], note=telling.words(f"compare.{row['part']}"))


def _points(telling: Telling, row: Row, note: str = "") -> tuple[Cell, Cell, Cell]:
    most, got = row["maximum"], row["score"]
    texts = [format.points(points, telling.lang) for points in (most, got, most - got)]
    return Cell(texts[0], "number"), Cell(texts[1], "number", note=note), Cell(texts[2], "number")


def _most(telling: Telling, row: Row) -> Cell:
    """An unknown maximum stays unknown."""
    if row["maximum"] is None:
        return Cell(telling.words("compare.unknown"))
    return Cell(format.points(row["maximum"], telling.lang), "number")


def _reason(telling: Telling, row: Row) -> str:
    if not row["for_communes"]:
        return telling.words("compare.not_for_communes")
    return telling.words("compare.no_maximum" if row["maximum"] is None else "compare.not_ours")


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
