"""A sheet → an Excel workbook: typed columns, and a second sheet that says what they mean."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cchc_data.store import Loaded
from cchc_view import format, frame
from cchc_view import words as wordbook
from cchc_view.opendata.files import joined, meaning
from cchc_view.opendata.licence import licence, sources
from cchc_view.opendata.sheets import Sheet

LONGEST = 32_767  # letters in one cell of Excel
_WIDTHS = {"string": 24, "integer": 12, "number": 14, "boolean": 10, "date": 12, "list": 24}


def xlsx_file(loaded: Loaded, sheet: Sheet) -> bytes:
    """The workbook; every text is written as text, so that no cell can become a formula."""
    out = io.BytesIO()
    words = wordbook.of("vi")
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        # Dated by the data and not by the clock: the same snapshot gives the same bytes.
        book.set_properties({"title": sheet.table.title["vi"], "created": _noon(loaded.as_of)})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _fill(book.add_worksheet(words("data.sheet_rows")), sheet, bold)
        _explain(book.add_worksheet(words("data.sheet_notes")), loaded, sheet, bold)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, bold: Format) -> None:
    for i, column in enumerate(sheet.table.columns):
        page.write_string(0, i, f"{column.title['vi']} ({column.name})", bold)
        page.set_column(i, i, _WIDTHS[column.type])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.table.columns) - 1)
    for number, row in enumerate(sheet.rows, start=1):
        for i, value in enumerate(row):
            _write(page, number, i, value)


def _write(page: Worksheet, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, _midnight(value))
    elif value is not None:
        text = joined(value) if isinstance(value, tuple) else value
        page.write_string(row, column, text[:LONGEST])


def _explain(page: Worksheet, loaded: Loaded, sheet: Sheet, bold: Format) -> None:
    words, table = wordbook.of("vi"), sheet.table
    about = [
        (words("data.table"), f"{table.title['vi']} / {table.title['en']}"),
        (words("data.about"), f"{table.about['vi']} / {table.about['en']}"),
        (words("data.unit"), loaded.org["name_vi"]),
        (words("data.as_of"), format.date_text(loaded.as_of, "vi")),
        (words("data.snapshot"), loaded.id),
        (words("data.sources"), "; ".join(sources(loaded))),
        (words("data.licence"), licence(loaded)["title"]),
    ]
    if loaded.manifest["illustrative"]:
        about.append((words("data.warning"), frame.illustrative(loaded, words)))
    keys = ("data.column", "data.type", "data.title_vi", "data.title_en", "data.meaning_vi", "data.meaning_en")
    head = tuple(words(key) for key in keys)
    columns = [
        (c.name, words(f"data.type_{c.type}"), c.title["vi"], c.title["en"], meaning(c, "vi"), meaning(c, "en"))
        for c in table.columns
    ]
    page.set_column(0, 5, 28)
    for number, row in enumerate([*about, (), head, *columns]):
        for i, text in enumerate(row):
            page.write_string(number, i, text, bold if row is head or (row in about and i == 0) else None)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)
