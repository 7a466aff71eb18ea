"""What became of citizens' feedback, and how does one complain?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import tables
from cchc_view.evidence import over_time
from cchc_view.feedback import how_to_complain, published_results
from cchc_view.figures import tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Note, Tiles

ANSWER = dict.fromkeys(("complaints_on_time_pct", "complaints_published_pct"), "")


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("complaints.question"), level=1, lead=words("complaints.lead"))
    yield Tiles(tiles(telling, ANSWER), lead=True)
    yield tables.complaints(telling)
    yield over_time(telling, "complaints_on_time_pct", "quarter")
    yield Heading(words("complaints.results"), lead=words("complaints.results_lead"))
    yield from published_results(telling)
    yield Heading(words("complaints.how"))
    yield how_to_complain(telling)
    yield Note(words("complaints.privacy"))
    yield from source(telling)
