"""What did the plan of 2021 promise, and is it kept?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.page import Telling
from cchc_view.plan.criteria import chosen
from cchc_view.plan.losses import losses
from cchc_view.plan.obligations import obligations
from cchc_view.plan.promises import criteria_table, details, summary
from cchc_view.plan.tasks import five_clear
from cchc_view.report_links import report_links
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Note


def story(telling: Telling) -> Iterator[Block]:
    words, criteria = telling.words, chosen(telling)
    yield Heading(words("plan.question"), level=1, lead=words("plan.lead"))
    yield summary(telling, criteria)
    yield criteria_table(telling, criteria)
    yield Note(words("plan.scan"))
    yield Heading(words("losses.title"), lead=words("losses.lead"), anchor="mat-diem")
    yield from losses(telling, criteria)
    if "score_766" in telling.loaded.indicators:
        yield Links((Link(words("compare.title"), telling.view.href("doi-chieu")),))
    yield Heading(words("tasks.five"), lead=words("tasks.five_lead"), anchor="nam-ro")
    yield five_clear(telling, criteria)
    yield Heading(words("plan.details"), lead=words("plan.details_lead"))
    yield from details(telling, criteria)
    yield obligations(telling)
    yield from report_links(telling)
    yield from source(telling)
