"""Which procedures are new, changed or gone?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.page import Telling
from cchc_view.procedure.news import told
from cchc_view.source import source
from cchc_view.story import Block, Heading


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("changes.question"), level=1, lead=words("changes.lead"))
    yield from told(telling)
    yield from source(telling)
