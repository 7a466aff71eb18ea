"""What papers, how long, how much, and can it be done from home?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.catalogue import board_link, event_cards, field_links, found_cards, search_box
from cchc_view.figures import tiles
from cchc_view.page import Telling
from cchc_view.procedure.work import work_list
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Tiles

TILES = {"published_pct": "", "published_in_time_pct": ""}


def story(telling: Telling) -> Iterator[Block]:
    words, view = telling.words, telling.view
    yield Heading(words("procedures.question"), level=1, lead=words("procedures.lead"))
    yield search_box(telling)
    if view.search or view.field or view.audience or view.channel:
        # Who asked for something gets that, and the way back to everything.
        yield from found_cards(telling)
        yield Links((*board_link(telling), Link(words("procedures.all"), view.href("thu-tuc"))))
        return
    yield Heading(words("procedures.events"))
    yield event_cards(telling)
    yield Heading(words("procedures.by_field"))
    yield field_links(telling)
    yield Links((Link(words("changes.link"), view.href("co-gi-moi")),))
    yield Tiles(tiles(telling, TILES))
    yield work_list(telling)
    yield from source(telling)
