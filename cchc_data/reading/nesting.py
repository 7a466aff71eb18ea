"""Numbered rows that sum up the rows under them: 1 = 1.1 + 1.2."""

from __future__ import annotations

from cchc_data.received import SourceRow
from cchc_data.reading.forms import LINE_NUMBER


def move_parents(rows: list[SourceRow], totals: list[SourceRow]) -> None:
    """Move every row whose number is the beginning of the next row's number to `totals`.

    Both lists are changed in place; `totals` stays in the order of the sheet.
    """
    parents = [row for row, after in zip(rows, rows[1:], strict=False) if _number(after).startswith(_number(row, "?") + ".")]
    if parents:
        numbers = {row.number for row in parents}
        rows[:] = [row for row in rows if row.number not in numbers]
        totals[:] = sorted((*totals, *parents), key=lambda row: row.number)


def _number(row: SourceRow, absent: str = "") -> str:
    return (row.cells.get(LINE_NUMBER) or absent).rstrip(".")
