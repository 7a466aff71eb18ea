"""/theo-doi?man-hinh=1: the screen on the wall, and the board it asks for every few seconds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import cache, partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, frame, tell_html, wall
from cchc_view import words as wordbook
from cchc_view.asked import read_view
from cchc_view.page import LANG, LIGHT, WALL, Page, Telling, View
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes import policy, scripts
from cchc_view.routes.place import home
from cchc_view.routes.scripts import script, versioned

BOARD = "/man-hinh/bang"
_SCRIPT = "man-hinh.js"


def routes(pages: Sequence[Page]) -> list[Route]:
    """The screen at the monitor's own address, its board and its script."""
    [page] = [page for page in pages if page.live]
    return [
        OnTheWall(f"/{page.path}", partial(_screen, page)),
        Route(BOARD, partial(_board, page)),
        Route(f"/{_SCRIPT}", script(_SCRIPT)),
    ]


class OnTheWall(Route):
    """The monitor's address, only matched when it is asked for as a screen."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        asked = scope["type"] == "http" and Request(scope).query_params.get(WALL) == "1"
        return super().matches(scope) if asked else (Match.NONE, {})


async def _screen(page: Page, request: Request) -> Response:
    lang, loaded = read_view(request.query_params, None, LIGHT).lang, cached.current()
    headers = {"Content-Security-Policy": policy.wall(), "Cache-Control": "no-cache"}
    if loaded is None:
        # The screen starts before the first snapshot does: it asks again by itself.
        return HTMLResponse(tell_html.plain_page(lang, "empty"), 503, {**headers, "Retry-After": "60", "Refresh": "30"})
    board = await _told(page, loaded, request)
    words = wordbook.of(lang)
    html = drawing.fill(
        "wall/frame.html",
        lang=lang,
        title=words("wall.title", place=frame.place(loaded, lang)),
        script=versioned(f"/{_SCRIPT}"),
        board_href=BOARD + (f"?{LANG}={lang}" if lang != "vi" else ""),
        board_html=drawing.Markup(board.bodies[""].decode()),
        lost=words("wall.lost", since="{since}", good="{good}"),
    )
    return HTMLResponse(html, headers=headers)


async def _board(page: Page, request: Request) -> Response:
    loaded = cached.current()
    if loaded is None:
        return Response(status_code=503)
    return send(request, await _told(page, loaded, request), "no-cache")


async def _told(page: Page, loaded: Loaded, request: Request) -> Kept:
    view = read_view({LANG: read_view(request.query_params, None, LIGHT).lang}, loaded, LIGHT)
    asked = (page, loaded, view, date.today(), home(request), cached.state())
    return _kept.ready(*asked) or await run_in_threadpool(_kept, *asked)


@cached.per_snapshot
def _kept(page: Page, loaded: Loaded, view: View, today: date, home: str, state: str) -> Kept:
    html = wall.board_html(Telling(loaded, view), page, today, home, state)
    return keep(html, "text/html; charset=utf-8", {"X-Version": version(), "Content-Language": view.lang})


@cache
def version() -> str:
    """Changes with the screen's script, style or templates: an open screen then begins anew."""
    parts = [drawing.FOLDER / "wall.css", *sorted((drawing.FOLDER / "wall").iterdir())]
    told = scripts.version(_SCRIPT).encode() + b"".join(part.read_bytes() for part in parts)
    return hashlib.sha256(told).hexdigest()[:12]
