"""Reads documents back as a reader sees them: paragraphs, table rows, sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from openpyxl import load_workbook

# A reporting and a calendar quarter before and after the districts ended, and both kinds of year.
PERIODS = ("2026-R3", "2026-Q3", "2025-R2", "2025-Q1", "2026", "2025-R")


def rows(document: bytes) -> list[list[list[str]]]:
    """Every table of a Word document as rows of texts."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in Document(io.BytesIO(document)).tables]


def text(document: bytes) -> str:
    """All a Word document says on its pages, tables and footers as well."""
    paper = Document(io.BytesIO(document))
    said = [paragraph.text for paragraph in paper.paragraphs]
    said += [cell for table in rows(document) for row in table for cell in row]
    said += [p.text for section in paper.sections for p in (*section.footer.paragraphs, *section.first_page_footer.paragraphs)]
    return "\n".join(said)


def sheets(workbook: bytes, formulas: bool = False) -> list[list[tuple]]:
    """Every sheet's rows: values as last calculated, or formulas."""
    book = load_workbook(io.BytesIO(workbook), data_only=not formulas)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]


def whole(archive: bytes) -> Iterator[str]:
    """Every part of an Office file as text."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        for name in parts.namelist():
            yield parts.read(name).decode("utf-8", "replace")


def moments(archive: bytes) -> set[tuple[int, ...]]:
    """The moments written beside the parts of an Office file."""
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return {entry.date_time for entry in parts.infolist()}
