"""What can be embedded: single figures, a row of them, charts, results, hotline, search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_data import indicators
from cchc_data.indicators import Indicator
from cchc_data.store import Loaded
from cchc_view import cached, frame
from cchc_view.evidence import over_time
from cchc_view.feedback import published_results
from cchc_view.figures import tile, tiles
from cchc_view.page import INTERACTIVE, Page, Telling
from cchc_view.story import Block, Card, Cards, Heading, Search, Tiles

ROW = ("on_time_pct", "satisfaction_pct", "complaints_on_time_pct", "online_procedures_used_pct")


@dataclass(frozen=True)
class Piece:
    """One thing to embed: its address after /nhung/, its title and its blocks.

    `more` is the page of the site that tells the whole; a rule made on the day `since` is
    not there for older data.
    """

    path: str
    title: Callable[[Telling], str]
    blocks: Callable[[Telling], Iterable[Block]]
    more: str
    since: date = date.min

    def is_for(self, loaded: Loaded) -> bool:
        return self.since <= loaded.as_of


def pieces(pages: Sequence[Page]) -> dict[str, Piece]:
    """Every piece by its address: parts, one per indicator, one chart per rate, one per page."""
    known = indicators.load_all().values()
    found = [*_parts(), *(_figure(i) for i in known), *(_chart(i) for i in known if i.interval == "wilson")]
    found += [_page(page) for page in pages]
    return {piece.path: piece for piece in found}


def _parts() -> list[Piece]:
    return [
        Piece("hang-so-lieu", _words("embed.row"), lambda t: [Tiles(tiles(t, dict.fromkeys(ROW, "")))], ""),
        Piece("duong-day-nong", _words("embed.hotline"), lambda t: [_hotline(t)], "phan-anh"),
        Piece("tim-thu-tuc", _words("embed.search"), lambda t: [_search(t)], "thu-tuc"),
        Piece("ket-qua-phan-anh", _words("embed.results"), published_results, "phan-anh"),
    ]


def _words(key: str) -> Callable[[Telling], str]:
    return lambda telling: telling.words(key)


def _title(indicator_id: str) -> Callable[[Telling], str]:
    return lambda telling: telling.loaded.indicators[indicator_id].words[telling.lang]["short"]


def _figure(indicator: Indicator) -> Piece:
    def blocks(telling: Telling) -> list[Block]:
        return [Tiles((tile(telling, indicator.id),))]

    return Piece(indicator.id, _title(indicator.id), blocks, "so-lieu", indicator.valid_from)


def _chart(indicator: Indicator) -> Piece:
    kind = "quarter" if indicator.id.startswith(("satisfaction", "complaints")) else "month"

    def title(telling: Telling) -> str:
        return telling.words(f"chart.by_{kind}", what=_title(indicator.id)(telling))

    def blocks(telling: Telling) -> list[Block]:
        return [over_time(telling, indicator.id, kind)]

    return Piece(f"bieu-do-{indicator.id}", title, blocks, "so-lieu", indicator.valid_from)


def _page(page: Page) -> Piece:
    return Piece(
        page.path or "tong-quan",
        _words(f"{page.key}.title"),
        lambda t: cached.blocks(page, t.loaded, t.view),
        page.path,
        page.since,
    )


def _hotline(telling: Telling) -> Block:
    line = frame.hotline(telling)
    if line is None:
        return Heading(telling.words("state.no_data"))
    return Cards((Card(f"{line['label']} {line['number']}", (line["hours"],), href=line["href"]),))


def _search(telling: Telling) -> Block:
    words = telling.words
    return Search(words("search.label"), words("search.placeholder"), words("search.button"), action=f"{INTERACTIVE}thu-tuc")
