"""How did the figures come to be what they are: every snapshot, every lock, every correction?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import history
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Paragraph


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("history.question"), level=1, lead=words("history.lead"))
    yield Heading(words("history.restated"))
    yield from history.restatements(telling)
    yield Heading(words("history.locked"))
    yield history.locks(telling)
    yield Heading(words("history.snapshots"))
    yield Paragraph(words("history.how"))
    yield history.snapshots(telling)
    yield from source(telling)
