"""Form 06a by field: what came in, what ended, what is open, in the form's own columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from cchc_view import labels
from cchc_view.page import Telling

# The form's columns 3 to 13, in its order.
COLUMNS = (
    "received", "online", "direct_or_post", "carried",
    "ended", "early", "on_time", "late",
    "open", "open_in_time", "open_late",
)  # fmt: skip

# Totals and what they must add up to: 3 = 4+5+6, 7 = 8+9+10, 11 = 12+13, 3 = 7+11.
IDENTITIES = (
    ("received", ("online", "direct_or_post", "carried")),
    ("ended", ("early", "on_time", "late")),
    ("open", ("open_in_time", "open_late")),
    ("received", ("ended", "open")),
)

FEW = 5  # as in figures_protect.sql: a smaller number of the sensitive group is not shown alone
_GROUP = "nhay-cam"

# Key of the word, row, column, rows spanned, columns spanned.
_HEAD = (
    ("report.form_number", 0, 0, 3, 1),
    ("report.form_work", 0, 1, 3, 1),
    ("report.form_received", 0, 2, 1, 4),
    ("report.form_ended", 0, 6, 1, 4),
    ("report.form_open", 0, 10, 1, 3),
    ("report.form_total", 1, 2, 2, 1),
    ("report.form_in_period", 1, 3, 1, 2),
    ("report.form_carried", 1, 5, 2, 1),
    ("report.form_total", 1, 6, 2, 1),
    ("report.form_early", 1, 7, 2, 1),
    ("report.form_on_time", 1, 8, 2, 1),
    ("report.form_late", 1, 9, 2, 1),
    ("report.form_total", 1, 10, 2, 1),
    ("report.form_in_time", 1, 11, 2, 1),
    ("report.form_late", 1, 12, 2, 1),
    ("report.form_online", 2, 3, 1, 1),
    ("report.form_direct", 2, 4, 1, 1),
)
HEAD_ROWS = 3


@dataclass(frozen=True)
class HeadCell:
    """One cell of the form's head, with the rows and columns it spans."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True)
class Line:
    """One field's numbers, in the order of `COLUMNS`."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Form06a:
    """The filled form; `total` is the whole commune's, counted and not added up here."""

    title: str
    period: str
    unit: str
    head: tuple[HeadCell, ...]
    lines: tuple[Line, ...]
    total: Line


def form06a(telling: Telling) -> Form06a:
    """The form of the telling's period, a line for each field that had dossiers."""
    words, loaded = telling.words, telling.loaded
    (whole,) = loaded.rows("movement", period=telling.view.period, org_code=telling.scope.org_code)
    return Form06a(
        title=words("report.form_title"),
        period=labels.covered(telling),
        unit=words("report.form_unit"),
        head=tuple(HeadCell(words(key), *place) for key, *place in _HEAD),
        lines=tuple(_lines(telling)),
        total=Line(words("table.all"), tuple(whole[column] for column in COLUMNS)),
    )


def _lines(telling: Telling) -> list[Line]:
    counted = _protected(_by_field(telling))
    rows = telling.loaded.rows("whole_table", table="fields")
    names = {row["field"]: labels.in_language(row, "name", telling.lang) for row in rows}
    order = {row["field"]: place for place, row in enumerate(rows)}
    return [
        Line(
            telling.words("report.form_and", first=names[fields[0]], second=names[fields[1]])
            if len(fields) > 1
            else names[fields[0]],
            tuple(counts[column] for column in COLUMNS),
        )
        for fields, counts in sorted(counted.items(), key=lambda item: order[item[0][0]])
    ]


def _by_field(telling: Telling) -> dict[str, Counter[str]]:
    """The published cubes of the period, added up by field."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _rows(telling, "intake"):
        counts, channel = counted[row["field"]], "online" if row["receive_channel"] == "online" else "direct_or_post"
        counts["received"] += row["n"]
        counts["carried" if row["origin"] == "carried" else channel] += row["n"]
    for row in _rows(telling, "timeliness"):
        counted[row["field"]][row["stage"]] += row["n"]
        counted[row["field"]][row["verdict"]] += row["n"]
    return counted


def _rows(telling: Telling, table: str) -> list[dict]:
    scope = telling.scope
    rows = telling.loaded.rows("whole_table", table=table)
    return [row for row in rows if row["period"] == scope.period and row["org_code"] == scope.org_code]


def _protected(counted: dict[str, Counter[str]]) -> dict[tuple[str, ...], Counter[str]]:
    """A sensitive group of few dossiers shares the line of the smallest other field, so sums stay whole."""
    lines = {(field,): counts for field, counts in counted.items()}
    others = [field for field in counted if field != _GROUP]
    if _GROUP in counted and others and counted[_GROUP]["received"] < FEW:
        smallest = min(others, key=lambda field: (counted[field]["received"], field))
        lines[smallest, _GROUP] = lines.pop((smallest,)) + lines.pop((_GROUP,))
    return lines
