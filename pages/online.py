"""Can it be done from home, online or by post, and do people do so?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import tables
from cchc_view.evidence import over_time
from cchc_view.figures import gap_text, tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Note, Tiles
from cchc_view.uptake import channel_chart

PROCEDURES = dict.fromkeys(("online_procedures_used_pct", "postal_procedures_used_pct"), "")
DOSSIERS = dict.fromkeys(("online_dossiers_pct", "postal_dossiers_pct", "state_agency_online_pct"), "")


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("online.question"), level=1, lead=words("online.lead"))
    yield Tiles(tiles(telling, PROCEDURES), lead=True)
    for indicator_id in PROCEDURES:
        if text := gap_text(telling, indicator_id):
            yield Note(text)
    yield tables.unused_procedures(telling)
    yield tables.unused_procedures(telling, "post")
    yield Heading(words("online.dossiers"), lead=words("online.dossiers_lead"))
    yield Tiles(tiles(telling, DOSSIERS))
    yield over_time(telling, "online_dossiers_pct")
    yield channel_chart(telling)
    yield tables.channels(telling)
    yield from source(telling)
