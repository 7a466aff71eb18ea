"""Does the commune keep its promises? The six things the law asks to be public, at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc_view.catalogue import search_box
from cchc_view.evidence import over_time
from cchc_view.figures import tile, tiles
from cchc_view.page import Telling
from cchc_view.source import source
from cchc_view.story import Block, Card, Cards, Heading, Tiles

TILES = {
    "published_pct": "thu-tuc",
    "apology_pct": "xin-loi",
    "online_procedures_used_pct": "truc-tuyen",
    "postal_procedures_used_pct": "truc-tuyen",
    "complaints_on_time_pct": "phan-anh",
    "complaints_published_pct": "phan-anh",
    "satisfaction_pct": "hai-long",
    "processing_days_median": "dung-han",
}
# What people come for: the page that answers, and what it is asked for there.
ERRANDS = {
    "papers": {"path": "thu-tuc"},
    "late": {"path": "xin-loi"},
    "home": {"path": "truc-tuyen"},
    "complain": {"path": "phan-anh"},
    "rights": {"path": "quyen-cua-ban"},
    "satisfied": {"path": "hai-long"},
}
# What officials, the Front, departments and journalists come for.
OVERSIGHT = {
    "owners": {"path": "ke-hoach", "state": "not_met"},
    "report": {"path": "ke-hoach", "at": "bao-cao"},
    "compare": {"path": "doi-chieu"},
}
_BEFORE_766 = {key: OVERSIGHT[key] for key in ("owners", "report")}


def story(telling: Telling) -> Iterator[Block]:
    words, view = telling.words, telling.view
    yield Heading(words("overview.question"), level=1, lead=words("overview.lead"))
    yield search_box(telling, f"{view.base}thu-tuc")
    yield Tiles((tile(telling, "on_time_pct", view.href("dung-han")),), lead=True)
    yield Heading(words("overview.six"))
    yield Tiles(tiles(telling, TILES))
    yield over_time(telling, "on_time_pct")
    yield Heading(words("overview.errands"))
    yield _cards(telling, ERRANDS)
    yield Heading(words("overview.oversight"))
    yield _cards(telling, OVERSIGHT if "score_766" in telling.loaded.indicators else _BEFORE_766)
    yield from source(telling)


def _cards(telling: Telling, errands: Mapping[str, Mapping[str, str]]) -> Cards:
    words = telling.words
    return Cards(
        tuple(
            Card(words(f"errand.{key}"), (words(f"errand.{key}_text"),), href=telling.view.href(**place))
            for key, place in errands.items()
        )
    )
