"""What reading a file gives: text exactly as received, with where each cell stood.

`reading` makes it, `checking` turns it into typed rows. Between the two nothing has been
cast, corrected or dropped, so every problem can name the file's own row and column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress


@dataclass(frozen=True)
class SourceColumn:
    """One column: its letter in the sheet, its joined header and the field it was recognised as.

    `field` is a name of the form's definition, or None for a column nobody asked for: its
    cells are never kept. `personal` marks fields that are recognised only to be dropped.
    """

    letter: str
    header: str
    field: str | None
    personal: bool = False


@dataclass(frozen=True)
class SourceRow:
    """One data row: its number in the sheet (1 = first) and its cells by field, as text.

    A missing cell is None; dates and numbers of spreadsheet type come as ISO text and plain
    decimals, with `typed` naming the fields whose cell was a real date in the spreadsheet.
    """

    number: int
    cells: dict[str, str | None]
    typed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SourceRows(Sequence[SourceRow]):
    """Data rows kept by column: a sequence of SourceRow that costs a tenth of the objects.

    `numbers` holds each row's number in the sheet, `columns` each field's texts in the same
    order, `dated` one byte per row, 1 where the cell of that field was a real date.
    """

    numbers: list[int] = field(default_factory=list)
    columns: dict[str, Sequence[str | None]] = field(default_factory=dict)
    dated: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[SourceRow]) -> SourceRows:
        """`rows` by column; themselves when they are so already."""
        if isinstance(rows, cls):
            return rows
        fields = dict.fromkeys(field for row in rows for field in row.cells)
        columns = {field: [row.cells.get(field) for row in rows] for field in fields}
        dated = {field: bytes(field in row.typed for row in rows) for field in fields}
        return cls([row.number for row in rows], columns, dated)

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place):
        if isinstance(place, slice):
            return tuple(self[each] for each in range(len(self))[place])
        cells = {name: texts[place] for name, texts in self.columns.items()}
        return SourceRow(self.numbers[place], cells, self._typed([flags[place] for flags in self.dated.values()]))

    def __iter__(self) -> Iterator[SourceRow]:
        for place, number in enumerate(self.numbers):
            cells = {name: texts[place] for name, texts in self.columns.items()}
            yield SourceRow(number, cells, self._typed([flags[place] for flags in self.dated.values()]))

    def _typed(self, flags: list[int]) -> frozenset[str]:
        return frozenset(compress(self.dated, flags))


@dataclass(frozen=True)
class Remark:
    """Something the reader or checker has to say: a code of `problems.toml` and its places.

    `row` and `column` are the file's own; `values` fills the sentence and never holds a
    cell of a personal column.
    """

    code: str
    row: int | None = None
    column: str | None = None
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """One recognised sheet of one file.

    `form` is the id of a `forms/*.toml`; `title` the lines above the header; `totals` the
    rows left out of `rows` because they add others up, kept to be compared.
    """

    file_name: str
    sha256: str
    form: str
    sheet: str
    title: tuple[str, ...]
    columns: tuple[SourceColumn, ...]
    rows: Sequence[SourceRow]  # SourceRows from the reader: its `columns` are there at once
    totals: tuple[SourceRow, ...] = ()
    period: tuple[str, str] | None = None  # ISO days of "Từ ngày ... đến ngày ...", if stated
    remarks: tuple[Remark, ...] = ()
    encoding: str = "utf-8"  # "tcvn3", "vni", "cp1258" only after confirmation


class UnreadableFile(ValueError):
    """The file cannot be read at all; `remark` says why and what to do, `file` which one once that is known."""

    file = ""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.code)
        self.remark = remark


class OtherUnit(ValueError):
    """The file belongs to another unit; `remark` says how that was seen, `file` which one once that is known."""

    file = ""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.code)
        self.remark = remark


class NeedsConfirmation(ValueError):
    """Reading on would be a guess: `remark` asks, `answers` are the options that settle it; `file` says where."""

    file = ""

    def __init__(self, remark: Remark, answers: tuple[str, ...]) -> None:
        super().__init__(remark.code)
        self.remark = remark
        self.answers = answers
