"""Form 06a by field: what came in, what ended, what is open, in the form's own columns."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_view import labels
from cchc_view.page import Telling
from cchc_view.tables import Row, movement_lines

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
    words = telling.words
    whole, lines = movement_lines(telling)
    fields = telling.loaded.rows("whole_table", table="fields")
    names = {row["field"]: labels.in_language(row, "name", telling.lang) for row in fields}
    return Form06a(
        title=words("report.form_title"),
        period=labels.covered(telling),
        unit=words("report.form_unit"),
        head=tuple(HeadCell(words(key), *place) for key, *place in _HEAD),
        lines=tuple(Line(names[line["field"]], _numbers(line)) for line in lines),
        total=Line(words("table.all"), _numbers(whole)),
    )


def _numbers(line: Row) -> tuple[int, ...]:
    return tuple(line[column] for column in COLUMNS)
