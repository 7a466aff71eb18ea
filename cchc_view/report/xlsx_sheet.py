"""One sheet of the workbook: its heading with period and snapshot, and cells in the house's formats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from cchc_view.report.model import Report

_A4 = 9
_LINE = 16  # points, of a line of twelve
_FILLED = 0.9  # of a line before a word no longer fits
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_FORMATS = {
    "title": {"bold": True, "font_size": 13},
    "plain": {},
    "warning": {"bold": True, "font_color": "#a32020"},
    "head": {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1},
    "cell": {"text_wrap": True, "valign": "top", "border": 1},
    "number": {"num_format": "#,##0", "valign": "top", "border": 1},
    "exact": {"num_format": "#,##0.00", "valign": "top", "border": 1},
    "total": {"num_format": "#,##0", "bold": True, "border": 1},
}


def styles(book: Workbook) -> dict[str, Format]:
    """The formats of a workbook by name."""
    return {name: book.add_format(_FONT | facts) for name, facts in _FORMATS.items()}


@dataclass(frozen=True)
class Sheet:
    """A worksheet being filled, A4 lying, as wide as one page."""

    page: Worksheet
    report: Report
    style: Mapping[str, Format]

    def heading(self, *titles: str) -> int:
        """Titles, then snapshot and warning; returns the row where the table begins."""
        self.page.set_landscape()
        self.page.set_paper(_A4)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer(f"&L{self.report.footer}&R&P/&N")
        lines = [(text, "plain" if number else "title") for number, text in enumerate(titles)]
        lines.append((self.report.footer, "plain"))
        if self.report.warning:
            lines.append((self.report.warning, "warning"))
        for row, (text, style) in enumerate(lines):
            self.page.write_string(row, 0, text, self.style[style])
        return len(lines) + 1

    def head(self, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
        for column, (text, width) in enumerate(zip(texts, widths, strict=True)):
            self.page.set_column(column, column, width)
            self.text(row, column, text, "head")

    def fit(self, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
        """Make a row as high as its longest text needs: a reader that does not draw cannot find out itself."""
        lines = max(ceil(len(text) / (width * _FILLED)) for text, width in zip(texts, widths, strict=False))
        self.page.set_row(row, _LINE * lines)

    def text(self, row: int, column: int, text: str, style: str = "cell") -> None:
        self.page.write_string(row, column, text, self.style[style])

    def number(self, row: int, column: int, number: float | None, style: str = "number") -> None:
        """A number, or an empty cell where there is none: missing is never zero."""
        if number is None:
            self.page.write_blank(row, column, None, self.style[style])
        else:
            self.page.write_number(row, column, number, self.style[style])

    def sum(self, row: int, column: int, first: int, numbers: Sequence[int]) -> None:
        """A live sum of the cells above, from row `first`, with its result for readers that do not calculate."""
        cells = xl_range(first, column, max(first, row - 1), column)
        formula = f"=SUM({cells})" if numbers else "=0"
        self.page.write_formula(row, column, formula, self.style["total"], sum(numbers))
