"""A dossier is late: was the citizen told, given a new day, and was it kept?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import apologies
from cchc_view.evidence import over_time
from cchc_view.figures import tile, tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Paragraph, Tiles

# Where a citizen, after logging in, sees his own dossier; here nobody's can be seen.
LOOK_UP = "https://dichvucong.gov.vn"


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("late.question"), level=1, lead=words("late.lead"))
    yield Tiles((tile(telling, "apology_pct"),), lead=True)
    yield Paragraph(words("on_time.if_late"))
    yield Tiles(tiles(telling, dict.fromkeys(("reschedule_written_pct", "on_time_pct"), "")))
    yield apologies.by_field(telling)
    yield apologies.reasons(telling)
    yield over_time(telling, "apology_pct", "quarter")
    yield Links(
        (
            Link(words("late.look_up"), LOOK_UP, external=True),
            Link(words("rights.title"), telling.view.href("quyen-cua-ban")),
        )
    )
    yield from source(telling)
