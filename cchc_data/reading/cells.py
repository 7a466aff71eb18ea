"""From spreadsheet cells to text, a column at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from cchc_data.reading.grid import Cell
from cchc_data.reading.text import tidy

_REMEMBERED = 50_000  # distinct texts of a column kept between two pieces of a sheet


def as_text(cell: Cell) -> str | None:
    """One cell as text: ISO for dates and times, plain decimals for numbers, None when empty."""
    if isinstance(cell, str):
        return tidy(cell) or None
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _decimal(cell)
    if isinstance(cell, datetime.datetime):
        whole_day = cell.time() == datetime.time.min
        return cell.date().isoformat() if whole_day else cell.isoformat(timespec="seconds")
    if isinstance(cell, (datetime.date, datetime.time)):
        return cell.isoformat()
    return str(cell)


def is_date(cell: Cell) -> bool:
    """True for a cell that is a day (with or without a time) in the spreadsheet itself."""
    return isinstance(cell, datetime.date)


class Column:
    """Turns pieces of one column into text; equal cells share one string.

    `change` is applied to the finished text (a mapping file's values), None leaves it.
    """

    def __init__(self, change: Callable[[str], str] | None = None) -> None:
        self._change = change
        self._known: dict[Cell, str | None] = {}

    def texts(self, cells: Sequence[Cell]) -> list[str | None]:
        """Text of each cell."""
        if {str} >= (kinds := set(map(type, cells))) or kinds <= {str, datetime.datetime, datetime.date}:
            return self._remembering(cells)
        return [self._finish(as_text(cell)) for cell in cells]

    def _remembering(self, cells: Sequence[Cell]) -> list[str | None]:
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        for cell in set(cells) - known.keys():
            known[cell] = self._finish(as_text(cell))
        return [known[cell] for cell in cells]

    def _finish(self, text: str | None) -> str | None:
        return self._change(text) if text is not None and self._change else text


def _decimal(number: float) -> str:
    """12.0 → 12, 0.1 → 0.1, 1e21 → 1000000000000000000000; never an exponent."""
    if number.is_integer():
        return str(int(number))
    text = repr(number)
    return format(number, ".15f").rstrip("0") if "e" in text else text
