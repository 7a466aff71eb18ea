"""What may a citizen insist on, and how does the commune keep to it?"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view.figures import tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Heading, Paragraph, Tiles

# Each right with the figures that show whether it is kept, and the page that tells more.
RIGHTS = {
    "one_request": {"supplement_over_once_count": "", "supplement_written_pct": ""},
    "no_extra_papers": {"extra_paper_complaints_count": "phan-anh", "published_pct": "thu-tuc"},
    "written_refusal": {"refusal_written_pct": ""},
    "on_time": {"on_time_pct": "dung-han", "reschedule_written_pct": "xin-loi", "apology_pct": "xin-loi"},
    "from_home": {"online_procedures_used_pct": "truc-tuyen", "postal_procedures_used_pct": "truc-tuyen"},
    "be_heard": {"complaints_on_time_pct": "phan-anh", "complaints_published_pct": "phan-anh"},
}


def story(telling: Telling) -> Iterator[Block]:
    words = telling.words
    yield Heading(words("rights.question"), level=1, lead=words("rights.lead"))
    for right, figures in RIGHTS.items():
        yield Heading(words(f"rights.{right}"))
        yield Paragraph(words(f"rights.{right}_text"))
        yield Tiles(tiles(telling, figures))
    yield Paragraph(words("rights.call"))
    yield from source(telling)
