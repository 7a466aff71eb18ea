"""The way from a page to its period's report."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.page import Telling
from cchc_view.report import FORMATS, offered
from cchc_view.story import Block, Heading, Link, Links, Note


def report_links(telling: Telling) -> Iterator[Block]:
    """Word, Excel and PDF of the period's report; months have none and say which periods do."""
    words, period = telling.words, telling.view.period
    yield Heading(words("report.page"), lead=words("report.page_lead"), anchor="bao-cao")
    if period not in offered(telling.loaded):
        yield Note(words("report.no_month"), "empty")
        return
    yield Links(
        tuple(Link(words(f"report.get_{kind}"), f"/bao-cao/{period}.{kind}", download=True) for kind in FORMATS)
    )
