"""/huy-hieu/<indicator>.svg: one figure as a small picture for other pages and documents."""

from __future__ import annotations

from starlette.requests import Request
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, figures
from cchc_view import words as wordbook
from cchc_view.page import INTERACTIVE, LANG, Telling, View, default_period
from cchc_view.routes.answers import Kept, keep
from cchc_view.routes.readable import Readable, Refused, chosen, scope_of

# White text on each of these keeps a contrast of at least 5 to 1.
_COLOURS = {"met": "#1f6f43", "near": "#8a5a00", "not_met": "#a32020", "none": "#4a5a60"}

_LETTER = 6.7  # mean width of a letter at 11 px; the text is fitted to the box, whatever the font
_BOLD = 7.7
_PADDING = 8


def routes() -> list[Route]:
    return [Route("/huy-hieu/{id}.svg", Readable(_badge))]


def _badge(loaded: Loaded, request: Request) -> Kept:
    if request.path_params["id"] not in loaded.indicators:
        raise Refused(404, "data.unknown_indicator")
    scope, lang = scope_of(loaded, request), chosen(request, LANG, wordbook.LANGUAGES, "vi")
    view = View(lang, scope.period, field=scope.field, base=INTERACTIVE, default_period=default_period(loaded))
    return _drawn(loaded, view, request.path_params["id"])


@cached.per_snapshot
def _drawn(loaded: Loaded, view: View, indicator_id: str) -> Kept:
    return keep(svg(Telling(loaded, view), indicator_id), "image/svg+xml", {"Content-Language": view.lang})


def svg(telling: Telling, indicator_id: str) -> str:
    """Label on the left, symbol and value on the right, the date below both; one title says it all."""
    tile = figures.tile(telling, indicator_id)
    as_of = tile.as_of
    if telling.loaded.manifest["illustrative"]:
        as_of = telling.words("badge.as_of", when=as_of)
    symbol = tile.status_text.split(" ")[0] if tile.status_text else ""
    value = f"{symbol} {tile.value}".strip()
    left, right = _width(tile.label), _width(value, _BOLD)
    spoken = [tile.label, tile.value, tile.status_text.removeprefix(symbol).strip(), as_of]
    return drawing.fill(
        "huy-hieu.svg",
        title=", ".join(filter(None, spoken)),
        label=tile.label,
        value=value,
        as_of=as_of,
        left=left,
        width=max(left + right, _width(as_of)),
        padding=_PADDING,
        colour=_COLOURS[tile.status],
    )


def _width(text: str, letter: float = _LETTER) -> int:
    return round(len(text) * letter) + 2 * _PADDING
