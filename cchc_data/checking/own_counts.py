"""A summary form against our own dossiers: the same period counted by the same rules.

The rules are those of `publish/_base.sql`; only the period is the form's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from cchc_data import publish
from cchc_data.checking.numbers import read_count
from cchc_data.checking.outcome import Outcome
from cchc_data.reading.text import key
from cchc_data.received import Received, Remark

FORMS = ("form_06a", "form_07a")
_NAMES = ("field", "unit_name")


def compare(outcome: Outcome, work: Mapping[str, pd.DataFrame], org_code: str) -> tuple[Remark, ...]:
    """Where the form's figures are not those of our dossiers; one remark when they cannot be compared."""
    received = outcome.received
    if not received.period:
        return (Remark("period_not_stated"),)
    first, last = map(date.fromisoformat, received.period)
    span = publish.coverage(work)
    if first < span.first or last > span.as_of:
        return (
            Remark("period_not_covered", values={"first": f"{span.first:%d/%m/%Y}", "last": f"{span.as_of:%d/%m/%Y}"}),
        )
    own = count(work, org_code, first, last)
    remarks = _whole(received, own) + _by_field(received, own)
    return tuple(remarks) or (Remark("agrees_with_rows"),)


def count(work: Mapping[str, pd.DataFrame], org_code: str, first: date, last: date) -> pd.DataFrame:
    """The columns of form 06a by name of the field, counted from the work tables."""
    with publish.build(work, org_code) as database:
        database.execute("delete from periods")
        row = ("own", "custom", first, last, first, last, date(first.year, 1, 1))
        database.execute("insert into periods values (?, ?, ?, ?, ?, ?, ?)", row)
        return database.sql((Path(__file__).parent / "own_counts.sql").read_text("utf-8")).df().set_index("field")


def _whole(received: Received, own: pd.DataFrame) -> list[Remark]:
    letters = {column.field: column.letter for column in received.columns}
    remarks = []
    for figure in own.columns.intersection(list(letters)):
        cells = [read_count(row.cells.get(figure) or "") for row in received.rows]
        told = sum(cell for cell in cells if cell is not None)
        if told != own[figure].sum():
            remarks.append(_remark("whole_differs_from_rows", None, letters[figure], told, int(own[figure].sum())))
    return remarks


def _by_field(received: Received, own: pd.DataFrame) -> list[Remark]:
    letters = {column.field: column.letter for column in received.columns}
    names = {key(name): name for name in own.index}
    remarks = []
    for row in received.rows:
        name = names.get(key(next((row.cells[n] or "" for n in _NAMES if n in row.cells), "")))
        for figure in own.columns.intersection(list(letters)) if name else ():
            told = read_count(row.cells.get(figure) or "")
            if told is not None and told != own.loc[name, figure]:
                remark = _remark(
                    "field_differs_from_rows", row.number, letters[figure], told, int(own.loc[name, figure]), name
                )
                remarks.append(remark)
    return remarks


def _remark(code: str, row: int | None, letter: str, told: int, own: int, name: str = "") -> Remark:
    return Remark(code, row, letter, {"told": str(told), "own": str(own), "name": name})
