"""Opening spreadsheets (xlsx, xlsm, xlsb, xls, ods) with calamine: values only, never formulas."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from cchc_data.reading import archive
from cchc_data.reading.grid import Cell, Merge, Row, Sheet, letter
from cchc_data.reading.kinds import Kind
from cchc_data.reading.limits import Limits
from cchc_data.reading.refusal import unreadable
from cchc_data.received import UnreadableFile

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_CHECKED = 1_000  # rows checked at once


def sheets(path: Path, kind: Kind, limits: Limits) -> Iterator[Sheet]:
    """The visible sheets that hold anything, in order.

    Raises UnreadableFile: broken_archive, zip_bomb, password_protected, is_document, is_archive,
    broken_workbook, too_many_rows, too_many_columns, cell_too_long.
    """
    inside = archive.inspect(path, limits) if kind is Kind.ZIP else archive.Inside(".xls", _inspect_ole(path))
    notes = ["macros_ignored"] if inside.macros else []
    try:
        with _opened(path, inside.suffix) as book:
            for told in book.sheets_metadata:
                if told.typ is not calamine.SheetTypeEnum.WorkSheet:
                    continue
                if told.visible is calamine.SheetVisibleEnum.Visible:
                    yield _sheet(book.get_sheet_by_name(told.name), notes, limits)
                else:
                    yield Sheet(told.name, [], notes=["hidden_sheet"])
    except calamine.PasswordError as error:
        raise unreadable("password_protected") from error
    except (calamine.CalamineError, OSError) as error:
        raise unreadable("broken_workbook") from error


def _opened(path: Path, suffix: str) -> calamine.CalamineWorkbook:
    """The workbook; calamine believes an ending, so a file that is called something else is given as bytes."""
    if path.suffix.lower() == suffix:
        return calamine.CalamineWorkbook.from_path(str(path))
    with path.open("rb") as file:
        return calamine.CalamineWorkbook.from_filelike(file)


def _inspect_ole(path: Path) -> bool:
    """True when the old-style file holds macros. Raises UnreadableFile."""
    data = path.read_bytes()
    if _ENCRYPTED in data:
        raise unreadable("password_protected")
    if _WORD in data:
        raise unreadable("is_document")
    return _VBA in data


def _sheet(sheet: calamine.CalamineSheet, notes: list[str], limits: Limits) -> Sheet:
    first_row, first_column = sheet.start or (0, 0)
    if sheet.height > limits.rows:
        raise unreadable("too_many_rows", rows=sheet.height, limit=limits.rows)
    if sheet.width > limits.columns:
        raise unreadable("too_many_columns", columns=sheet.width, limit=limits.columns)
    merges = sheet.merged_cell_ranges
    placed = None if merges is None else [_merge(m, first_row, first_column) for m in merges]
    rows = itertools.chain.from_iterable(_checked(sheet, first_row, first_column, limits)) if sheet.start else []
    return Sheet(sheet.name, rows, first_row, first_column, placed, notes)


def _merge(merge: tuple[tuple[int, int], tuple[int, int]], row: int, column: int) -> Merge:
    (top, left), (bottom, right) = merge
    return Merge(top - row, left - column, bottom - row, right - column)


def _checked(sheet: calamine.CalamineSheet, row: int, column: int, limits: Limits) -> Iterator[list[Row]]:
    """The rows of `sheet` from its first filled cell on, many at once; a text beyond the limit is refused."""
    rows = itertools.islice(sheet.iter_rows(), row, None)
    while piece := [*itertools.islice(rows, _CHECKED)]:
        if max(map(_longest, zip(*piece, strict=True)), default=0) > limits.cell_characters:
            raise _too_long(piece, row, column, limits)
        yield piece
        row += len(piece)


def _longest(cells: tuple[Cell, ...]) -> int:
    """Characters of the longest text among the cells of a column."""
    only_texts = set(map(type, cells)) == {str}
    return max(map(len, cells if only_texts else [cell for cell in cells if isinstance(cell, str)]), default=0)


def _too_long(piece: list[Row], row: int, column: int, limits: Limits) -> UnreadableFile:
    """The refusal of the first long text of `piece`, whose first cell stands in `row` and `column` (from 0)."""
    long = (
        (row + down + 1, letter(column + right), len(cell))
        for down, cells in enumerate(piece)
        for right, cell in enumerate(cells)
        if isinstance(cell, str) and len(cell) > limits.cell_characters
    )
    number, place, length = next(long)
    return unreadable("cell_too_long", number, place, length=length, limit=limits.cell_characters)
