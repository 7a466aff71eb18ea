"""Blank workbooks as a block of a page: what each is for, and where to get it."""

from __future__ import annotations

from cchc_data.templates import templates
from cchc_view.page import Telling
from cchc_view.story import Cell, Folded, Note, Table


def template_links(telling: Telling) -> Folded:
    """For officials, folded so that it is in nobody else's way."""
    words, vi = telling.words, telling.lang == "vi"
    rows = tuple(
        (
            Cell(each.title_vi if vi else each.title_en),
            Cell(each.about if vi else each.about_en),
            Cell("XLSX", href=f"/mau/{each.slug}.xlsx"),
        )
        for each in templates().values()
    )
    head = (words("templates.name"), words("templates.about"), words("templates.get"))
    return Folded(words("templates.summary"), (Note(words("templates.note")), Table(words("templates.caption"), head, rows)))
