"""Opening spreadsheets (xlsx, xlsm, xlsb, xls, ods) with calamine: values only, never formulas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from cchc_data.reading import archive
from cchc_data.reading.grid import Merge, Row, Sheet, letter
from cchc_data.reading.kinds import Kind
from cchc_data.reading.limits import Limits
from cchc_data.reading.refusal import unreadable

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")


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
    rows = _checked(sheet, first_row, first_column, limits) if sheet.start else []
    return Sheet(sheet.name, rows, first_row, first_column, placed, notes)


def _merge(merge: tuple[tuple[int, int], tuple[int, int]], row: int, column: int) -> Merge:
    (top, left), (bottom, right) = merge
    return Merge(top - row, left - column, bottom - row, right - column)


def _checked(sheet: calamine.CalamineSheet, row: int, column: int, limits: Limits) -> list[Row]:
    """The rows of `sheet` from its first filled cell on; a text beyond the limit is refused."""
    rows = sheet.to_python(skip_empty_area=True)
    for place, cells in enumerate(zip(*rows, strict=True)):
        lengths = [len(cell) if type(cell) is str else 0 for cell in cells]
        longest = max(lengths)
        if longest > limits.cell_characters:
            number = row + 1 + lengths.index(longest)
            raise unreadable("cell_too_long", number, letter(column + place), length=longest, limit=limits.cell_characters)
    return rows
