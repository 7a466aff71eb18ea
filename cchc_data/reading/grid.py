"""A sheet as every opener gives it: rows from first to last, with where they stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Merge:
    """A merged range, rows and columns counted from 0, both ends inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet: `rows` may be read once; row and column 0 of it stand at `first_row`, `first_column`.

    `merges` count from the sheet's own first cell, not from the first filled one;
    None means the format does not tell (then headers are filled to the right).
    """

    name: str
    rows: Iterable[Row]
    first_row: int = 0
    first_column: int = 0
    merges: list[Merge] | None = None
    notes: list[str] = field(default_factory=list)  # codes of remarks about the sheet itself


def letter(column: int) -> str:
    """The spreadsheet letter of a column counted from 0: 0 → A, 26 → AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
