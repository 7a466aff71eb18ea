"""A template as an Excel workbook: what to fill in, with lists and checks; how; and the lists."""

from __future__ import annotations

import functools
import io
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cchc_data.templates.layout import COUNT, DAY, POINTS, TEXT, Entry, Template

ROWS = 2_000  # rows with lists and checks
_HELP_WIDTHS = (34, 10, 60, 40, 40)
_MADE = datetime(2026, 1, 1)  # the same template is the same bytes
_FORMATS = {DAY: "dd/mm/yyyy", COUNT: "0", POINTS: "0.###", TEXT: "@"}
_SPAN = {"validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": date(2099, 12, 31)}
_CHECKS: dict[str, dict[str, Any]] = {
    DAY: _SPAN,
    COUNT: {"validate": "integer", "criteria": ">=", "value": 0},
    POINTS: {"validate": "decimal", "criteria": ">=", "value": 0},
    TEXT: {"validate": "any"},
}


@functools.cache
def words() -> dict[str, Any]:
    """What the workbook itself says."""
    return tomllib.loads((Path(__file__).parent / "words" / "workbook.toml").read_text("utf-8"))


def workbook(template: Template, rows: Sequence[Mapping[str, str]] = ()) -> bytes:
    """The workbook, blank or with `rows` (header → text) filled in."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": template.title_vi, "created": _MADE})
        sheets = [book.add_worksheet(words()["sheet"][name]) for name in ("data", "help", "lists")]
        for sheet in sheets:  # as somebody would print it
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
        _fill(book, sheets[0], template, rows)
        _explain(book, sheets[1], template)
        _list(book, sheets[2], template)
    return data.getvalue()


def _fill(book: xlsxwriter.Workbook, sheet: Worksheet, template: Template, rows: Sequence[Mapping[str, str]]) -> None:
    style = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    needed, optional = (book.add_format(style | {"bg_color": colour}) for colour in ("#CFE3F5", "#EDEDED"))
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 45)
    for place, entry in enumerate(template.entries):
        cells = book.add_format({"num_format": _FORMATS[entry.kind], "text_wrap": entry.kind == TEXT, "valign": "top"})
        sheet.set_column(place, place, _width(entry), cells)
        # A star is no part of a header for the importer.
        sheet.write_string(0, place, entry.header + (" *" if entry.needed else ""), needed if entry.needed else optional)
        sheet.data_validation(1, place, ROWS, place, _check(template, entry))
        for line, row in enumerate(rows, start=1):
            _write(sheet, line, place, entry, row.get(entry.header, ""), cells)


def _width(entry: Entry) -> int:
    longest = max(len(entry.header) + 2, len(entry.example), *map(len, entry.choices or ("",)))
    return min(max(longest + 2, 12), 46)


def _check(template: Template, entry: Entry) -> dict[str, Any]:
    told = words()["check"]
    check = dict(_CHECKS[entry.kind])
    if entry.choices:
        check = {"validate": "list", "source": f"='{words()['sheet']['lists']}'!{_range(template, entry)}"}
    wrong = told["list" if entry.choices else entry.kind]
    titles = {"input_title": entry.header[:32], "error_title": told["title"]}
    return check | titles | {"input_message": entry.help[:255], "error_message": wrong, "ignore_blank": True}


def _range(template: Template, entry: Entry) -> str:
    column = xlsxwriter.utility.xl_col_to_name(_listed(template).index(entry), col_abs=True)
    return f"{column}$2:{column}${len(entry.choices) + 1}"


def _listed(template: Template) -> list[Entry]:
    return [entry for entry in template.entries if entry.choices]


def _write(sheet: Worksheet, line: int, place: int, entry: Entry, text: str, cells: Format) -> None:
    if not text:
        return
    if entry.kind == DAY:
        sheet.write_datetime(line, place, datetime.strptime(text, "%d/%m/%Y"), cells)
    elif entry.kind in (COUNT, POINTS):
        sheet.write_number(line, place, float(text.replace(",", ".")), cells)
    else:
        sheet.write_string(line, place, text, cells)


def _explain(book: xlsxwriter.Workbook, sheet: Worksheet, template: Template) -> None:
    told, bold = words()["help"], book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped, large = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True, "font_size": 14})
    for place, width in enumerate(_HELP_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, template.title_vi, large)
    lines = [template.about, told["when"].format(when=template.when), *told["lines"]]
    for line, text in enumerate(lines, start=1):
        sheet.write_string(line, 0, text)
    top = len(lines) + 2
    for place, text in enumerate(told["head"]):
        sheet.write_string(top, place, text, bold)
    for line, entry in enumerate(template.entries, start=top + 1):
        allowed = "; ".join(entry.choices) or told["kind"][entry.kind]
        cells = (entry.header, told["needed"] if entry.needed else "", entry.help, allowed, entry.example)
        # Not every program makes a row as high as its wrapped text.
        sheet.set_row(line, 15 * max(-(-len(text) // width) or 1 for text, width in zip(cells, _HELP_WIDTHS, strict=True)))
        for place, text in enumerate(cells):
            sheet.write_string(line, place, text, wrapped)


def _list(book: xlsxwriter.Workbook, sheet: Worksheet, template: Template) -> None:
    bold = book.add_format({"bold": True})
    for place, entry in enumerate(_listed(template)):
        sheet.set_column(place, place, max(map(len, (entry.header, *entry.choices))) + 2)
        sheet.write_string(0, place, words()["help"]["list_of"].format(header=entry.header), bold)
        for line, choice in enumerate(entry.choices, start=1):
            sheet.write_string(line, place, choice)
