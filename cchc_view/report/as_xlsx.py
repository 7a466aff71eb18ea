"""The report's annexes as an Excel workbook: form 06a with live sums and checks, indicators, channels."""

from __future__ import annotations

import io

import xlsxwriter

from cchc_view import words as wordbook
from cchc_view.report.model import Report
from cchc_view.report.xlsx_form import fill_form
from cchc_view.report.xlsx_sheet import Sheet, styles

_RESULT_WIDTHS = (38, 30, 18, 22, 20, 10, 10, 11)
_CHANNEL_WIDTHS = (44, 16)


def xlsx_file(report: Report) -> bytes:
    """The workbook, dated by the data; every text is written as text, so that none becomes a formula."""
    words, out = wordbook.of("vi"), io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": report.title, "comments": report.footer, "created": report.made_at})
        style = styles(book)
        fill_form(Sheet(book.add_worksheet(words("report.sheet_form")), report, style))
        _fill_results(Sheet(book.add_worksheet(words("report.sheet_results")), report, style))
        _fill_channels(Sheet(book.add_worksheet(words("report.sheet_channels")), report, style))
    return out.getvalue()


def _fill_results(sheet: Sheet) -> None:
    """Every indicator in words as in the document, and its bare numbers to calculate with."""
    words, report = wordbook.of("vi"), sheet.report
    top = sheet.heading(report.results.caption)
    bare = ("report.numerator", "report.denominator", "report.value")
    sheet.head(top, (*report.results.head, *map(words, bare)), _RESULT_WIDTHS)
    lines = zip(report.results.rows, report.figures, strict=True)
    for row, (cells, figure) in enumerate(lines, start=top + 1):
        sheet.fit(row, [cell.text for cell in cells], _RESULT_WIDTHS)
        for column, cell in enumerate(cells):
            sheet.text(row, column, cell.text)
        for column, number in enumerate((figure.numerator, figure.denominator, figure.value), start=len(cells)):
            sheet.number(row, column, number, "number" if column < len(cells) + 2 else "exact")
    sheet.page.freeze_panes(top + 1, 1)


def _fill_channels(sheet: Sheet) -> None:
    """Newly received dossiers by channel, with a live sum."""
    channels = sheet.report.channels
    top = sheet.heading(channels.caption)
    sheet.head(top, channels.head, _CHANNEL_WIDTHS)
    for row, (name, n) in enumerate(channels.rows, start=top + 1):
        sheet.text(row, 0, name)
        sheet.number(row, 1, n)
    end = top + 1 + len(channels.rows)
    sheet.text(end, 0, channels.total)
    sheet.sum(end, 1, top + 1, [n for _, n in channels.rows])
