"""What became of citizens' feedback, and how does one complain?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import tables
from cchc_view.evidence import over_time
from cchc_view.feedback import conclusions, how_to_complain, outcomes, published_results
from cchc_view.figures import tiles
from cchc_view.page import LIGHT, Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Link, Links, Note, Paragraph, Tiles

ANSWER = dict.fromkeys(("complaints_on_time_pct", "complaints_published_pct", "complaints_satisfied_pct"), "")
CONDUCT = dict.fromkeys(("attitude_complaints_concluded_pct", "extra_paper_complaints_count"), "")


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("complaints.question"), level=1, lead=words("complaints.lead"))
    yield Tiles(tiles(telling, ANSWER), lead=True)
    yield tables.complaints(telling)
    yield outcomes(telling)
    yield Heading(words("complaints.conduct"), lead=words("complaints.conduct_lead"), anchor="thai-do")
    yield Tiles(tiles(telling, CONDUCT))
    yield conclusions(telling)
    yield over_time(telling, "complaints_on_time_pct", "quarter")
    yield Heading(words("complaints.results"), lead=words("complaints.results_lead"))
    yield from published_results(telling)
    yield Links((Link(words("complaints.board"), telling.view.elsewhere("phan-anh/niem-yet", base=LIGHT)),))
    yield Heading(words("complaints.how"), anchor="phan-anh-o-dau")
    yield how_to_complain(telling)
    yield Paragraph(words("complaints.deadline"))
    yield Note(words("complaints.privacy"))
    yield from source(telling)
