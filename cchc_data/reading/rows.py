"""The rows under a header: data as text, totals apart, everything else counted and left out."""

from __future__ import annotations

import datetime
import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice, repeat

from cchc_data.received import SourceRow, SourceRows
from cchc_data.reading import nesting
from cchc_data.reading.cells import Column, as_text, dated
from cchc_data.reading.forms import LINE_NUMBER
from cchc_data.reading.grid import Cell, Row
from cchc_data.reading.header import Header
from cchc_data.reading.lines import Line, Lines, group_name
from cchc_data.reading.mapping import Mapping

PIECE = 20_000  # rows of a list handled at a time: enough to work by column, little enough to be small


class BodyReader:
    """Reads the rows of one sheet under one header whose `kept` columns become cells.

    Beside the data rows it finds `totals` and rows that are `left_out`, counted by kind; `ragged`
    are the numbers of rows longer than the header, `found` says how many rows are data.
    """

    def __init__(self, header: Header, kept: dict[int, str], mapping: Mapping) -> None:
        self._form = header.form
        self._kept = kept
        self._lines = Lines(header)
        self._columns = {column: Column(mapping.changer(name)) for column, name in kept.items()}
        where = {name: column for column, name in header.fields.items()}
        self._number, self._identifier = where.get(LINE_NUMBER), where[header.form.identifier]
        self._second = next(where[name] for name in (*header.form.required, *where) if where.get(name) != self._identifier)
        self._is_list = header.form.kind == "list"
        self._width = 1 + max(column for column, tiers in enumerate(header.tiers) if tiers)
        self._group: str | None = None
        self.found = 0
        self.totals: list[SourceRow] = []
        self.left_out: Counter[Line] = Counter()
        self.ragged: list[int] = []

    def read(self, rows: Iterable[Row], first_number: int) -> Iterator[SourceRows]:
        """The data among `rows`, the first of which is row `first_number` of the sheet (1 = first), in pieces.

        A summary comes in one piece: which of its rows add up others shows only in the whole.
        """
        yield SourceRows([], {name: [] for name in self._kept.values()})  # every column is told of, even without a row
        for piece in _pieces(rows, PIECE if self._is_list else None):
            data = self._read_piece(piece, first_number)
            first_number += len(piece)
            if not self._is_list:
                data = self._without_parents(data)
            self.found += len(data)
            yield data

    def _without_parents(self, rows: SourceRows) -> SourceRows:
        parents, rest = nesting.apart(rows)
        self.totals = sorted([*self.totals, *parents], key=lambda row: row.number)
        return rest

    def _read_piece(self, piece: list[Row], first_number: int) -> SourceRows:
        rows = [
            row if len(row) == self._width else self._fitted(row, number)
            for number, row in enumerate(piece, first_number)
        ]
        columns = [*zip(*rows, strict=True)]
        chosen, groups = self._plain(columns), []
        for place, plain in enumerate(chosen):
            chosen[place] = plain or self._is_data(rows[place], first_number + place)
            groups.append(self._group)
        numbers = [*range(first_number, first_number + len(rows))]
        if not all(chosen):
            columns = [[*compress(cells, chosen)] for cells in columns]
            numbers, groups = [*compress(numbers, chosen)], [*compress(groups, chosen)]
        return self._data(numbers, columns, groups)

    def _plain(self, columns: list[Sequence[Cell]]) -> list[bool]:
        """For each row whether it is a usual data row, seen at a glance; any other is looked at closely."""
        codes = _are_codes(columns[self._identifier]) if self._is_list else [False] * len(columns[0])
        if self._number is None:
            beside = [cell not in ("", None) for cell in columns[self._second]]
        else:
            beside = _are_numbers(columns[self._number])
        return [*map(operator.and_, codes, beside)]

    def _is_data(self, row: Row, number: int) -> bool:
        texts = [as_text(cell) or "" for cell in row]
        line = self._lines.kind(texts)
        if line is Line.DATA:
            return True
        self.left_out[line] += 1
        if line in (Line.GROUP, Line.GROUP_TOTAL):
            self._group = group_name(texts, self._number) or None
        if line in (Line.TOTAL, Line.GROUP_TOTAL):
            self.totals.append(self._source_row(row, number))
        return False

    def _fitted(self, row: Row, number: int) -> Row:
        """`row` as wide as the header; what is beyond it is remarked on."""
        if len(row) > self._width and any(cell not in ("", None) for cell in row[self._width :]):
            self.ragged.append(number)
        return [*row[: self._width], *([""] * (self._width - len(row)))]

    def _source_row(self, row: Row, number: int) -> SourceRow:
        typed = frozenset(name for column, name in self._kept.items() if dated([row[column]]))
        return SourceRow(number, {name: as_text(row[column]) for column, name in self._kept.items()}, typed)

    def _data(self, numbers: list[int], columns: list[Sequence[Cell]], groups: list[str | None]) -> SourceRows:
        """The kept `columns` as text, and the group where a row has no own."""
        texts = {name: self._columns[column].texts(columns[column]) for column, name in self._kept.items()}
        flags = {name: dated(columns[column]) for column, name in self._kept.items()}
        name = self._form.group_field
        if name is not None and any(groups):
            own = texts.get(name, repeat(None))
            texts[name] = [mine or group for mine, group in zip(own, groups, strict=False)]
        return SourceRows(numbers, texts, {name: bytes(each) for name, each in flags.items() if each})


def _are_codes(cells: Sequence[Cell]) -> list[bool]:
    """`_is_code` of each cell; where all are texts, judged on all of them at once if possible."""
    if set(map(type, cells)) == {str}:
        whole = "".join(cells)
        plain = whole.isascii() and " " not in whole and "=" not in whole and min(map(len, cells)) >= 4
        if plain and not any(map(str.isalpha, cells)):
            return [True] * len(cells)
    return [*map(_is_code, cells)]


def _is_code(cell: Cell) -> bool:
    """True for a cell that can only identify a row: a code or a moment, no word and no column number."""
    if not isinstance(cell, str):
        return isinstance(cell, datetime.date)
    if len(cell) < 4 or "=" in cell:
        return False
    return cell[0].isdigit() or (cell.isascii() and " " not in cell and not cell.isalpha())


def _are_numbers(cells: Sequence[Cell]) -> list[bool]:
    """`_is_number` of each cell, judged on all of them at once if possible."""
    kinds = set(map(type, cells))
    if kinds <= {int, float} or (kinds == {str} and all(map(str.isdigit, cells))):
        return [True] * len(cells)
    return [*map(_is_number, cells)]


def _is_number(cell: Cell) -> bool:
    return cell.isdigit() if isinstance(cell, str) else isinstance(cell, (int, float))


def _pieces(rows: Iterable[Row], size: int | None) -> Iterator[list[Row]]:
    source = iter(rows)
    while piece := list(islice(source, size)):
        yield piece
