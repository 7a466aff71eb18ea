"""What can be embedded: single figures, a row of them, charts, results, hotline, search, whole pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cchc_data import indicators
from cchc_data.indicators import Indicator
from cchc_data.store import Loaded
from cchc_view import cached, frame
from cchc_view.catalogue import search_box
from cchc_view.evidence import over_time
from cchc_view.feedback import published_results
from cchc_view.figures import tile, tiles
from cchc_view.page import INTERACTIVE, Page, Telling
from cchc_view.story import Block, Card, Cards, Heading, Tiles

ROW = ("on_time_pct", "satisfaction_pct", "complaints_on_time_pct", "online_procedures_used_pct")

# Kinds of pieces, in the order in which they are offered.
KINDS = ("tile", "row", "chart", "results", "hotline", "search", "page")

# Asked of too few people or too rarely for a point a month.
_QUARTERLY = ("satisfaction", "complaints")


@dataclass(frozen=True)
class Piece:
    """One thing to embed: its kind, its address after /nhung/, its title and its blocks.

    `takes` are the parts of the scope that change it; `more` is the page of the site that
    tells the whole, `page` the page that the piece is. A rule made on the day `since` is
    not there for older data.
    """

    kind: str
    path: str
    title: Callable[[Telling], str]
    blocks: Callable[[Telling], Iterable[Block]]
    more: str = ""
    takes: tuple[str, ...] = ()
    page: Page | None = None
    since: date = date.min

    def is_for(self, loaded: Loaded) -> bool:
        return self.since <= loaded.as_of


def pieces(pages: Sequence[Page]) -> dict[str, Piece]:
    """Every piece by its address: one per indicator, one chart per rate, parts, one per page."""
    known = indicators.load_all().values()
    found = [*(_figure(i) for i in known), *(_chart(i) for i in known if i.interval == "wilson")]
    found += [*_parts(), *(_page(page) for page in pages)]
    return {piece.path: piece for piece in found}


def _parts() -> list[Piece]:
    row = dict.fromkeys(ROW, "")
    return [
        Piece("row", "hang-so-lieu", _words("embed.row"), lambda t: [Tiles(tiles(t, row))], "", ("period",)),
        Piece("results", "ket-qua-phan-anh", _words("embed.results"), published_results, "phan-anh", ("period",)),
        Piece("hotline", "duong-day-nong", _words("embed.hotline"), lambda t: [_hotline(t)], "phan-anh"),
        Piece("search", "tim-thu-tuc", _words("embed.search"), lambda t: [_search(t)], "thu-tuc"),
    ]


def _words(key: str) -> Callable[[Telling], str]:
    return lambda telling: telling.words(key)


def _title(indicator_id: str) -> Callable[[Telling], str]:
    return lambda telling: telling.loaded.indicators[indicator_id].words[telling.lang]["short"]


def _figure(indicator: Indicator) -> Piece:
    def blocks(telling: Telling) -> list[Block]:
        return [Tiles((tile(telling, indicator.id),))]

    takes, since = ("period", "field"), indicator.valid_from
    return Piece("tile", indicator.id, _title(indicator.id), blocks, "so-lieu", takes, since=since)


def _chart(indicator: Indicator) -> Piece:
    monthly = "month" in indicator.period_kinds and not indicator.id.startswith(_QUARTERLY)
    kind = "month" if monthly else "quarter"

    def title(telling: Telling) -> str:
        return telling.words(f"chart.by_{kind}", what=_title(indicator.id)(telling))

    def blocks(telling: Telling) -> list[Block]:
        return [over_time(telling, indicator.id, kind)]

    path, since = f"bieu-do-{indicator.id}", indicator.valid_from
    return Piece("chart", path, title, blocks, "so-lieu", ("field",), since=since)


def _page(page: Page) -> Piece:
    takes = tuple(one for one in ("period", "field") if one in page.controls)
    path, title = page.path or "tong-quan", _words(f"{page.key}.title")
    return Piece("page", path, title, lambda t: cached.blocks(page, t.loaded, t.view), page.path, takes, page, page.since)


def _hotline(telling: Telling) -> Block:
    line = frame.hotline(telling)
    if line is None:
        return Heading(telling.words("state.no_data"))
    return Cards((Card(f"{line['label']} {line['number']}", (line["hours"],), href=line["href"]),))


def _search(telling: Telling) -> Block:
    return search_box(telling, f"{INTERACTIVE}thu-tuc")
