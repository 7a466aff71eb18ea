"""Paper, type and the small pieces of a Word document by Decree 30/2020/NĐ-CP, Appendix I."""

from __future__ import annotations

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from cchc_view.report.model import Report

FONT = "Times New Roman"
_WIDTHS = (60, 105)  # mm, of the two sides above and below the text
_BORDERS = ("top", "left", "bottom", "right")


def prepare(paper: Paper, report: Report) -> None:
    """A4, margins, styles, page number above and stamp below, properties dated by the data."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    _type(paper, "Normal", 13, before=0, after=6)
    _type(paper, "Heading 1", 13, bold=True, before=12, after=6)
    _type(paper, "Title", 14, bold=True, before=0, after=0, align=ALIGN.CENTER)
    paper.styles["Title"].element.pPr.remove(paper.styles["Title"].element.pPr.find(qn("w:pBdr")))
    paper.styles["Normal"].paragraph_format.alignment = ALIGN.JUSTIFY
    _number_of_page(section.header.paragraphs[0])
    for footer in (section.first_page_footer, section.footer):
        line(footer, report.footer, size=10, first=True)
    _properties(paper, report)


def _type(paper: Paper, name: str, size: int, *, before: int, after: int, bold=False, align=None) -> None:
    style = paper.styles[name]
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.alignment = align


def _properties(paper: Paper, report: Report) -> None:
    about = paper.core_properties
    organ = " ".join(report.letterhead.organ.split())
    about.title, about.author, about.language = report.title, organ, "vi-VN"
    about.comments = report.footer
    about.created = about.modified = report.made_at


def line(place, text: str, *, size: float, bold=False, italic=False, align=ALIGN.CENTER, after=0, first=False):
    """One line of its own; the empty first paragraph of a cell or footer is used up before another is added."""
    empty = place.paragraphs[0] if first or (hasattr(place, "_tc") and not place.text) else None
    paragraph = empty or place.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_after = align, Pt(after)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def two_sides(paper: Paper):
    """Two cells beside each other without borders, left and right of the page."""
    table = paper.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = column.cells[0].width = Mm(width)
    return table.rows[0].cells


def rule(cell, share: float) -> None:
    """A drawn line under what stands in the cell, `share` as long as the cell is wide."""
    paragraph = cell.add_paragraph()
    side = Mm(cell.width.mm * (1 - share) / 2)
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent, form.space_after, form.line_spacing = side, side, Pt(4), Pt(3)
    _border(paragraph, ("top",))


def boxed(paper: Paper, text: str) -> None:
    """A sentence nobody can overlook."""
    _border(line(paper, text, size=12, bold=True, after=10), _BORDERS)


def _border(paragraph, sides: tuple[str, ...]) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _number_of_page(paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.alignment = ALIGN.CENTER
