"""Opening spreadsheets that are really web pages (or Excel 2003 XML): every table is a sheet."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from cchc_data.reading.encoding import Encoding
from cchc_data.reading.grid import Merge, Sheet, letter
from cchc_data.reading.limits import Limits
from cchc_data.reading.refusal import unreadable

_ROWS = {"tr", "row"}
_CELLS = {"td", "th", "cell"}
_TABLES = {"table", "worksheet"}
_SILENT = {"script", "style", "title"}
_BREAKS = {"br", "p", "div", "li"}


def sheets(path: Path, encoding: Encoding, limits: Limits) -> list[Sheet]:
    """The tables of the page, outermost first; merged cells from colspan and rowspan.

    Raises UnreadableFile: too_many_rows, too_many_columns, cell_too_long.
    """
    parser = _Tables(limits)
    with path.open(encoding=encoding.codec, errors=encoding.errors, newline="") as file:
        while piece := file.read(1 << 18):
            parser.feed(piece)
    parser.close()
    parser.end_cell()
    found = [table for table in parser.tables if table.rows]
    return [Sheet(f"{path.stem} {n}", table.rows, merges=table.merges) for n, table in enumerate(found, 1)]


class _Table:
    """A table being read: `taken` are the cells below that a rowspan has filled already."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []
        self.taken: set[tuple[int, int]] = set()


class _Tables(HTMLParser):
    """Collects the cells of every table, inner tables apart from the outer ones."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._limits = limits
        self._open: list[_Table] = []
        self._text: list[str] | None = None
        self._length = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in _TABLES and not (name == "table" and self._is_xml()):
            self.end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
            self._open[-1].is_xml = name == "worksheet"
        elif name in _SILENT:
            self._silent += 1
        elif name in _BREAKS and self._text is not None:
            self._text.append("\n")
        elif self._open and name in _ROWS:
            self._start_row(dict(attrs))
        elif self._open and name in _CELLS:
            self._start_cell(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif name in _CELLS | _ROWS:
            self.end_cell()
        elif self._open and name in _TABLES and not (name == "table" and self._is_xml()):
            self.end_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._text is None or self._silent:
            return
        self._length += len(data)
        if self._length > self._limits.cell_characters:
            rows = self._open[-1].rows
            place = letter(len(rows[-1]) - 1)
            raise unreadable("cell_too_long", len(rows), place, length=self._length, limit=self._limits.cell_characters)
        self._text.append(data)

    def end_cell(self) -> None:
        """Write the text of the open cell, if one is open."""
        if self._text is not None and self._open and self._open[-1].rows and self._open[-1].rows[-1]:
            self._open[-1].rows[-1][self._place] = " ".join("".join(self._text).split())
        self._text = None

    def _is_xml(self) -> bool:
        return bool(self._open) and self._open[-1].is_xml

    def _start_row(self, attrs: dict[str, str | None]) -> None:
        self.end_cell()
        rows = self._open[-1].rows
        skipped = max(0, _number(attrs, "ss:index", 0) - len(rows) - 1)
        if len(rows) + skipped >= self._limits.rows:
            raise unreadable("too_many_rows", rows=len(rows) + skipped, limit=self._limits.rows)
        rows += [[] for _ in range(skipped + 1)]

    def _start_cell(self, attrs: dict[str, str | None]) -> None:
        self.end_cell()
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        row, number = table.rows[-1], len(table.rows) - 1
        across = _number(attrs, "colspan", 1) + _number(attrs, "ss:mergeacross", 0)
        down = _number(attrs, "rowspan", 1) + _number(attrs, "ss:mergedown", 0)
        start = max(len(row), _number(attrs, "ss:index", 0) - 1)
        while (number, start) in table.taken:
            start += 1
        if start + across > self._limits.columns:
            raise unreadable("too_many_columns", columns=start + across, limit=self._limits.columns)
        row += [""] * (start + across - len(row))
        self._place, self._text, self._length = start, [], 0
        if across > 1 or down > 1:
            self._merge(table, number, start, across, min(down, 100))

    @staticmethod
    def _merge(table: _Table, row: int, column: int, across: int, down: int) -> None:
        table.merges.append(Merge(row, column, row + down - 1, column + across - 1))
        below = range(row + 1, row + down)
        table.taken.update((r, c) for r in below for c in range(column, column + across))


def _number(attrs: dict[str, str | None], name: str, default: int) -> int:
    text = attrs.get(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else default
