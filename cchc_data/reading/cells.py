"""From spreadsheet cells to text, a column at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from cchc_data.reading.grid import Cell
from cchc_data.reading.text import tidy

_DAYS = {datetime.datetime, datetime.date}
_ALIKE = {str, type(None), *_DAYS}  # kinds of which equal cells have the same text, as 1, 1.0 and True have not
_REMEMBERED = 50_000  # distinct texts of a column kept between two pieces of a sheet
_SAMPLED = 1_000  # cells by which a column is judged


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
        return _moment(cell)
    return str(cell)  # whole numbers, days, times of day, durations


class Column:
    """Turns pieces of one column into text; equal cells share one string.

    `change` is applied to the finished text (a mapping file's values), None leaves it.
    """

    def __init__(self, change: Callable[[str], str] | None = None) -> None:
        self._change = change
        self._known: dict[str, str | None] = {}

    def texts(self, cells: Sequence[Cell]) -> list[str | None]:
        """Text of each cell."""
        kinds = set(map(type, cells))
        if kinds <= _ALIKE:
            if kinds == {str} and self._change is None and _mostly_distinct(cells) and _all_tidy(cells):
                return [cell or None for cell in cells]
            return self._remembering(cells)
        if kinds == {float} and self._change is None and all(map(float.is_integer, cells)):
            return [*map(str, map(int, cells))]
        return [self._finish(as_text(cell)) for cell in cells]

    def _remembering(self, cells: Sequence[Cell]) -> list[str | None]:
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        for cell in set(cells).difference(known):
            known[cell] = self._finish(as_text(cell))
        return [*map(known.__getitem__, cells)]

    def _finish(self, text: str | None) -> str | None:
        return self._change(text) if text is not None and self._change else text


def dated(cells: Sequence[Cell]) -> list[bool] | None:
    """For each cell whether it is a day (with or without a time) in the spreadsheet; None if none is."""
    some = _DAYS.intersection(map(type, cells))
    return [*map(_DAYS.__contains__, map(type, cells))] if some else None


def _mostly_distinct(cells: Sequence[str]) -> bool:
    """True for codes and moments, where remembering what was seen saves nothing."""
    return len(set(cells[:_SAMPLED])) * 2 > min(len(cells), _SAMPLED)


def _all_tidy(cells: Sequence[str]) -> bool:
    """True when `tidy` would leave every cell as it is, judged on all of them at once."""
    whole = f"|{'|'.join(cells)}|"
    return whole.isascii() and whole.isprintable() and not any(blank in whole for blank in ("  ", "| ", " |"))


def _moment(cell: datetime.date) -> str:
    """ISO to the nearest second; a day, or the midnight of it, is the day alone."""
    if type(cell) is datetime.datetime and cell.microsecond:
        cell = (cell + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
    return cell.isoformat().removesuffix("T00:00:00")


def _decimal(number: float) -> str:
    """12.0 → 12, 0.1 → 0.1, 1e21 → 1000000000000000000000; never an exponent."""
    if number.is_integer():
        return str(int(number))
    text = repr(number)
    return format(number, ".15f").rstrip("0") if "e" in text else text
