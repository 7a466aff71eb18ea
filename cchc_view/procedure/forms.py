"""Forms to download: the commune's own files, else the way to the procedure's page on the national portal."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import format
from cchc_view.page import INTERACTIVE, Telling
from cchc_view.procedure.words import Row
from cchc_view.story import Block, Heading, Link, Links, Paragraph

ANCHOR = "mau-don"


def form_links(telling: Telling, code: str) -> tuple[Link, ...]:
    """One download a form: "Tờ khai đăng ký khai sinh (DOCX, 37 kB)"."""
    rows = telling.loaded.rows("procedure_forms", proc_code=code)
    return tuple(Link(_said(telling, row), _address(telling, code, row), download=True) for row in rows)


def _address(telling: Telling, code: str, row: Row) -> str:
    return telling.view.machine(f"{INTERACTIVE}thu-tuc/{code}/mau/{row['file_name']}", period=False)


def _said(telling: Telling, row: Row) -> str:
    kilobytes = format.number(max(1, round(row["bytes"] / 1000)), telling.lang)
    return telling.words("forms.file", title=row["title"], format=row["format"].upper(), kilobytes=kilobytes)


def forms(telling: Telling, row: Row) -> Iterator[Block]:
    """Heading and downloads; where the commune has put none here, that is said with where to get them."""
    words = telling.words
    yield Heading(words("part.forms"), anchor=ANCHOR)
    links = form_links(telling, row["proc_code"])
    if links:
        yield Links(links)
        return
    yield Paragraph(words("forms.at_portal" if row["source_url"] else "forms.at_counter"))
    if row["source_url"]:
        yield Links((Link(words("forms.portal"), row["source_url"], external=True),))
