"""What did the plan of 2021 promise, and is it kept?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.page import Telling
from cchc_view.promises import criteria_table, duties
from cchc_view.report_links import report_links
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Note
from cchc_view.tasks import five_clear, shortfalls


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("plan.question"), level=1, lead=words("plan.lead"))
    yield Note(words("plan.scan"))
    yield criteria_table(telling)
    yield Note(words("plan.raise"))
    yield Heading(words("tasks.missing"), lead=words("tasks.missing_lead"))
    yield shortfalls(telling)
    yield Heading(words("tasks.five"), lead=words("tasks.five_lead"))
    yield five_clear(telling)
    yield Heading(words("plan.tasks"), lead=words("plan.tasks_lead"))
    yield from duties(telling)
    yield from report_links(telling)
    yield Links((Link(words("compare.title"), telling.view.href("doi-chieu")),))
    yield from source(telling)
