"""From the pieces in which a file is told to its sheets, each column put together as its pieces come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyarrow import Array

from cchc_data import texts
from cchc_data.received import Received, SourceRows


def gathered(told: Iterable[SourceRows | Received]) -> list[Received]:
    """The sheets of a file; the rows of each come before it, in any number of pieces."""
    sheets, rows = [], _Rows()
    for one in told:
        if isinstance(one, Received):
            sheets.append(replace(one, rows=rows.whole()))
            rows = _Rows()
        else:
            rows.add(one)
    return sheets


class _Rows:
    """Rows so far. A column that a piece does not have is missing in all of its rows."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._columns: dict[str, list[Array]] = {}
        self._dated: dict[str, bytearray] = {}

    def add(self, piece: SourceRows) -> None:
        before, count = len(self._numbers), len(piece)
        for name in dict.fromkeys([*self._columns, *piece.columns]):
            column = self._columns.setdefault(name, [texts.nothing(before)])
            column.append(texts.piece(piece.columns[name]) if name in piece.columns else texts.nothing(count))
        for name in {*self._dated, *piece.dated}:
            self._dated.setdefault(name, bytearray(before)).extend(piece.dated.get(name, bytes(count)))
        self._numbers += piece.numbers

    def whole(self) -> SourceRows:
        columns = {name: texts.Texts(pieces) for name, pieces in self._columns.items()}
        return SourceRows(self._numbers, columns, {name: bytes(flags) for name, flags in self._dated.items()})
