"""A dossier is late: was the citizen told, given a new day, and was it kept?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import apologies
from cchc_view.evidence import over_time
from cchc_view.figures import tile, tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Paragraph, Tiles


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("late.question"), level=1, lead=words("late.lead"))
    yield Tiles((tile(telling, "apology_pct"),), lead=True)
    if sorry := apologies.public_apology(telling):
        yield sorry
    yield Paragraph(words("on_time.if_late"))
    yield Tiles(tiles(telling, dict.fromkeys(("reschedule_written_pct", "on_time_pct"), "")))
    yield apologies.by_field(telling)
    yield apologies.by_month(telling)
    yield apologies.reasons(telling)
    yield over_time(telling, "apology_pct", "quarter")
    yield Links((Link(words("rights.title"), telling.view.href("quyen-cua-ban")), _own_dossier(telling)))
    yield from source(telling)


def _own_dossier(telling: Telling) -> Link:
    """Where one's own dossier is looked up: never here, where nobody's dossier can be seen."""
    return Link(telling.words("late.look_up"), telling.words.names["portal_address"], external=True)
