"""Form 06a in the workbook: a line a field, totals that add up live, and cells that check the identities."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_rowcol_to_cell

from cchc_view import words as wordbook
from cchc_view.report.form06a import COLUMNS, HEAD_ROWS, IDENTITIES, HeadCell
from cchc_view.report.xlsx_sheet import Sheet

_FIRST = 2  # the form's column 3, after number and field
_CHECKS = _FIRST + len(COLUMNS)
_WIDTHS = (5, 28, *(8.5,) * len(COLUMNS), *(10,) * len(IDENTITIES))
_HEAD_HEIGHT = 32


def fill_form(sheet: Sheet) -> None:
    """The whole sheet."""
    form = sheet.report.annex
    top = sheet.heading(form.title, form.period, form.unit)
    first = top + HEAD_ROWS + 1
    end = first + len(form.lines)
    _head(sheet, top)
    for row, line in enumerate(form.lines, start=first):
        sheet.number(row, 0, row - first + 1)
        sheet.text(row, 1, line.name)
        for column, number in enumerate(line.numbers, start=_FIRST):
            sheet.number(row, column, number)
        _checks(sheet, row, line.numbers)
    sheet.text(end, 0, "", "total")
    sheet.text(end, 1, form.total.name, "total")
    for place in range(len(COLUMNS)):
        sheet.sum(end, _FIRST + place, first, [line.numbers[place] for line in form.lines])
    _checks(sheet, end, form.total.numbers)
    sheet.page.freeze_panes(first, _FIRST)


def _head(sheet: Sheet, top: int) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.page.set_column(column, column, width)
    for row in range(top, top + HEAD_ROWS):
        sheet.page.set_row(row, _HEAD_HEIGHT)
    for cell in sheet.report.annex.head:
        _spanning(sheet, top, cell)
    checks = wordbook.of("vi")("report.checks")
    _spanning(sheet, top, HeadCell(checks, 0, _CHECKS, HEAD_ROWS, len(IDENTITIES)))
    for column in range(_CHECKS):
        sheet.text(top + HEAD_ROWS, column, f"({column + 1})", "head")
    for column, (total, parts) in enumerate(IDENTITIES, start=_CHECKS):
        numbers = [COLUMNS.index(name) + _FIRST + 1 for name in (total, *parts)]
        sheet.text(top + HEAD_ROWS, column, f"{numbers[0]} = {' + '.join(map(str, numbers[1:]))}", "head")


def _spanning(sheet: Sheet, top: int, cell: HeadCell) -> None:
    row, style = top + cell.row, sheet.style["head"]
    if cell.rows * cell.columns == 1:
        sheet.page.write_string(row, cell.column, cell.text, style)
        return
    sheet.page.merge_range(row, cell.column, row + cell.rows - 1, cell.column + cell.columns - 1, cell.text, style)


def _checks(sheet: Sheet, row: int, numbers: Sequence[int]) -> None:
    """Whether each identity holds, calculated live."""
    words, counted = wordbook.of("vi"), dict(zip(COLUMNS, numbers, strict=True))
    fits, differs = words("report.check_fits"), words("report.check_differs")
    for column, (total, parts) in enumerate(IDENTITIES, start=_CHECKS):
        first, *others = (xl_rowcol_to_cell(row, COLUMNS.index(name) + _FIRST) for name in (total, *parts))
        result = fits if counted[total] == sum(counted[part] for part in parts) else differs
        formula = f'=IF({first}={"+".join(others)},"{fits}","{differs}")'
        sheet.page.write_formula(row, column, formula, sheet.style["cell"], result)
