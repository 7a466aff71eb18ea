"""What papers, how long, how much, and can it be done from home?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.catalogue import field_cards, found_cards, one_procedure, search_box
from cchc_view.figures import tile
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Tiles


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    if telling.view.code:
        yield from one_procedure(telling)
        return
    yield Heading(words("procedures.question"), level=1, lead=words("procedures.lead"))
    yield search_box(telling)
    if telling.view.search or telling.view.field:
        yield from found_cards(telling)
    else:
        yield Heading(words("procedures.by_field"))
        yield field_cards(telling)
    yield Tiles((tile(telling, "published_pct"),))
    yield from source(telling)
