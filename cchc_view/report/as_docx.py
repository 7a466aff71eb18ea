"""The report as a Word document in the layout of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import io
import zipfile
from functools import singledispatch

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from cchc_view import words as wordbook
from cchc_view.report import docx_page as page
from cchc_view.report import docx_table
from cchc_view.report.model import Closing, Letterhead, Report
from cchc_view.story import Block, Bullets, Heading, Paragraph, Table

_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the first moment a zip knows


def docx_file(report: Report) -> bytes:
    """The document; the same report gives the same bytes."""
    paper = Document()
    page.prepare(paper, report)
    _letterhead(paper, report.letterhead)
    if report.warning:
        page.boxed(paper, report.warning)
    for block in report.body:
        _draw(block, paper)
    _closing(paper, report.closing)
    _annex(paper, report)
    out = io.BytesIO()
    paper.save(out)
    return _undated(out.getvalue())


def _letterhead(paper: Paper, head: Letterhead) -> None:
    left, right = page.two_sides(paper)
    page.line(left, head.organ, bold=True, size=13)
    page.rule(left, share=0.4)
    page.line(left, head.number, size=13)
    page.line(right, head.nation, bold=True, size=13)
    page.line(right, head.motto, bold=True, size=14)
    page.rule(right, share=0.72)
    page.line(right, head.place_and_day, italic=True, size=13)
    title = paper.add_paragraph(head.kind, style="Title")
    title.paragraph_format.space_before = Pt(14)
    page.line(paper, head.subject, bold=True, size=14, after=10)


@singledispatch
def _draw(block: Block, paper: Paper) -> None:
    raise TypeError(type(block))


@_draw.register
def _(block: Heading, paper: Paper) -> None:
    paper.add_heading(block.text, level=1)


@_draw.register
def _(block: Paragraph, paper: Paper) -> None:
    paper.add_paragraph(block.text)


@_draw.register
def _(block: Bullets, paper: Paper) -> None:
    for item in block.items:
        paper.add_paragraph(f"- {item}")


@_draw.register
def _(block: Table, paper: Paper) -> None:
    docx_table.caption(paper, block.caption)
    if block.rows:
        docx_table.story_table(paper, block)
    else:
        paper.add_paragraph(block.empty)


def _closing(paper: Paper, closing: Closing) -> None:
    paper.add_paragraph()
    left, right = page.two_sides(paper)
    page.line(left, closing.recipients_title, bold=True, italic=True, size=12, align=ALIGN.LEFT)
    for recipient in closing.recipients:
        page.line(left, recipient, size=11, align=ALIGN.LEFT)
    page.line(right, closing.on_behalf, bold=True, size=13)
    page.line(right, closing.post, bold=True, size=13)
    page.line(right, closing.signature, italic=True, size=13, after=60)


def _annex(paper: Paper, report: Report) -> None:
    """Form 06a on a page of its own, lying."""
    section = paper.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Mm(20)
    section.different_first_page_header_footer = False
    paper.add_heading(wordbook.of("vi")("report.annex"), level=1).alignment = ALIGN.CENTER
    page.line(paper, report.annex.title, bold=True, size=13)
    page.line(paper, report.annex.period, italic=True, size=13)
    page.line(paper, report.annex.unit, italic=True, size=12, align=ALIGN.RIGHT)
    docx_table.form_table(paper, report.annex)


def _undated(document: bytes) -> bytes:
    """The same archive with every entry at one moment, so that it does not tell when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ALWAYS), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
