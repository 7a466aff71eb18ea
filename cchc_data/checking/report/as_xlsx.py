"""The report as a workbook: summary, every row's remark, every figure that changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from cchc_data.checking.report.model import KINDS
from cchc_data.checking.report.words import words

MOST_ROWS = 1_000_000  # a sheet of a spreadsheet program ends at 1,048,576
# Every cell is text or a number of ours; nothing is ever a formula (domain 4.3, rule 12).
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}


def write(report: dict[str, Any], path: Path) -> None:
    """Write the workbook to `path`."""
    head, sheets = words()["head"], words()["sheets"]
    with xlsxwriter.Workbook(str(path), OPTIONS) as book:
        _sheet(
            book,
            sheets["summary"],
            [head[n] for n in ("file", "form", "kind", "n", "reason", "column", "todo")],
            _summary(report),
        )
        _sheet(
            book, sheets["rows"], [head[n] for n in ("file", "row", "kind", "column", "reason", "todo")], _rows(report)
        )
        changes = ([c["title"], c["period"], c["old"], c["new"]] for c in report["changes"])
        _sheet(book, sheets["changes"], [head[n] for n in ("indicator", "period", "old", "new_value")], changes)


def _sheet(book: xlsxwriter.Workbook, title: str, head: list[str], rows: Iterable[list[str | int]]) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(head) - 1, 24)
    bold = book.add_format({"bold": True})
    for column, text in enumerate(head):
        sheet.write_string(0, column, text, bold)
    for line, cells in zip(range(1, MOST_ROWS), rows, strict=False):
        for column, cell in enumerate(cells):
            sheet.write(line, column, cell)


def _summary(report: dict[str, Any]) -> Iterator[list[str | int]]:
    head = words()["head"]
    for file in report["files"]:
        for name, key in (
            ("rows_in", "rows_in"),
            ("accepted", "accepted"),
            ("rejected", "rows_rejected"),
            ("merged", "merged"),
        ):
            yield [file["file"], file["form"], head[name], file[key], "", "", ""]
        for kind in KINDS:
            for entry in file[kind]:
                yield [
                    file["file"],
                    file["form"],
                    words()["kind"][kind],
                    entry["n"],
                    entry["says"],
                    entry["column"],
                    entry["todo"],
                ]


def _rows(report: dict[str, Any]) -> Iterator[list[str | int]]:
    for file in report["files"]:
        for kind in KINDS:
            for entry in file[kind]:
                for row in entry["rows"]:
                    yield [file["file"], row, words()["kind"][kind], entry["column"], entry["says"], entry["todo"]]
