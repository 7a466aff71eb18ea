"""Tables of the Word document: kept on a page or with heads on every page, numbers stand right."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm

from cchc_view import format
from cchc_view.report.docx_page import line
from cchc_view.report.form06a import HEAD_ROWS, Form06a
from cchc_view.report.widths import crowded, shares
from cchc_view.story import Table

_PORTRAIT = 165  # mm between the margins
_FORM_WIDTHS = (10, 50, *(17.9,) * 11)  # mm; 257 between the margins of a lying page
_SIZE, _SMALL = 11, 10
_SHORT = 16  # rows of a table that fits on any page


def caption(paper: Paper, text: str) -> None:
    """The table's name above it, kept on the same page."""
    line(paper, text, size=12, italic=True, after=3).paragraph_format.keep_with_next = True


def story_table(paper: Paper, table: Table) -> None:
    """A story's table, its columns as wide as their texts ask."""
    drawn = _grid(paper, 1 + len(table.rows), [share * _PORTRAIT for share in shares(table)])
    size = _SMALL if crowded(table) else _SIZE
    for cell, text in zip(drawn.rows[0].cells, table.head, strict=True):
        line(cell, text, size=size, bold=True)
    for drawn_row, row in zip(list(drawn.rows)[1:], table.rows, strict=True):
        for place, cell in zip(drawn_row.cells, row, strict=True):
            line(place, cell.text, size=size, align=ALIGN.RIGHT if cell.kind == "number" else ALIGN.LEFT)
    _finish(drawn, heads=1)
    paper.add_paragraph().paragraph_format.space_after = 0


def form_table(paper: Paper, form: Form06a) -> None:
    """Form 06a with its head of three rows, the row of column numbers, and the total."""
    lines = [*form.lines, form.total]
    drawn = _grid(paper, HEAD_ROWS + 1 + len(lines), _FORM_WIDTHS)
    for head in form.head:
        first = drawn.cell(head.row, head.column)
        last = drawn.cell(head.row + head.rows - 1, head.column + head.columns - 1)
        line(first.merge(last), head.text, size=_SIZE, bold=True)
    for number, cell in enumerate(drawn.rows[HEAD_ROWS].cells, start=1):
        line(cell, f"({number})", size=_SIZE, italic=True)
    for place, filled in enumerate(lines, start=1):
        cells, bold = drawn.rows[HEAD_ROWS + place].cells, filled is form.total
        line(cells[0], "" if bold else str(place), size=_SIZE)
        line(cells[1], filled.name, size=_SIZE, bold=bold, align=ALIGN.LEFT)
        for cell, number in zip(cells[2:], filled.numbers, strict=True):
            line(cell, format.number(number, "vi"), size=_SIZE, bold=bold, align=ALIGN.RIGHT)
    _finish(drawn, heads=HEAD_ROWS + 1)


def _grid(paper: Paper, rows: int, widths):
    table = paper.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _finish(table, heads: int) -> None:
    """A short table stays on one page; a long one repeats its heads on the next, and no row is torn.

    But for the first row below the heads: where that one may not be torn either, LibreOffice 7.4
    loses all rows after it when a page ends there.
    """
    rows = list(table.rows)
    for row in rows[:heads]:
        _mark(row, "w:tblHeader")
        for cell in row.cells:
            cell.vertical_alignment = VERTICAL.CENTER
    for row in rows[heads + 1 :]:
        _mark(row, "w:cantSplit")
    for row in rows[:-1] if len(rows) <= _SHORT else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _mark(row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
