"""Does the commune return results by the promised day, and what if it does not?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import tables
from cchc_view.evidence import field_table, over_time
from cchc_view.figures import tile, tiles
from cchc_view.missed import missed_by_field
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Note, Paragraph, Tiles

OTHER_RULES = dict.fromkeys(("on_time_strict_pct", "on_time_766_pct", "processing_days_median"), "")


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("on_time.question"), level=1, lead=words("on_time.lead"))
    yield Tiles((tile(telling, "on_time_pct"),), lead=True)
    yield Note(words("on_time.caveat"))
    yield Tiles(tiles(telling, OTHER_RULES))
    yield over_time(telling, "on_time_pct")
    yield field_table(telling, "on_time_pct")
    if telling.view.field is None:
        yield missed_by_field(telling, "on_time_pct")
    yield Heading(words("on_time.letters"), anchor="xin-loi", lead=words("on_time.letters_lead"))
    yield Tiles((tile(telling, "apology_pct"),))
    if telling.view.field is None:
        yield tables.letters(telling)
    yield Paragraph(words("on_time.if_late"))
    yield Links(tuple(_links(telling)))
    if telling.view.field is None:
        yield Heading(words("movement.title"))
        whole, _ = tables.movement_lines(telling)
        yield tables.movement(telling, whole)
        yield Note(tables.paused_note(telling, whole))
    yield from source(telling)


def _links(telling: Telling) -> Iterator[Link]:
    words, href = telling.words, telling.view.href
    yield Link(words("late.title"), href("xin-loi"))
    yield Link(words("rights.title"), href("quyen-cua-ban"))
    if "score_766" in telling.loaded.indicators:
        yield Link(words("compare.title"), href("doi-chieu"))
