"""/nhe/...: the stories as plain HTML, for slow lines, old phones, search engines and print."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import cached, tell_html
from cchc_view.frame import RELOAD_SECONDS
from cchc_view.asked import read_view
from cchc_view.page import LIGHT, SNAPSHOT, Page, View
from cchc_view.routes import policy, sizing
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.place import home, without_slash
from cchc_view.routes.plain import plain


def routes(pages: Sequence[Page]) -> list[Route]:
    """One route per page, and a redirect for the same address with a slash; /nhe is the overview too."""
    pages = tuple(pages)
    found = [Route(LIGHT + page.path, _answer(page, pages)) for page in pages]
    slashes = [Route(f"{LIGHT}{page.path}/", without_slash) for page in pages if page.path]
    return [Route(LIGHT.rstrip("/"), _answer(pages[0], pages)), *found, *slashes]


def _answer(page: Page, pages: tuple[Page, ...]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await tell(page, pages, request, LIGHT)

    return answer


async def tell(
    page: Page, pages: tuple[Page, ...], request: Request, base: str, scripts_html: str = "", framed: bool = False
) -> Response:
    """The page as HTML, 404 for one that the data is too old for, 503 while nothing can be served.

    `framed` as with `?embed=true`, at an address that is only there to be framed.
    """
    loaded = await asked_for(request)
    if loaded is None:
        return plain(request, "empty")
    view = read_view(request.query_params, loaded, base, page.fields, page.controls)
    if not page.is_for(loaded):
        return plain(request, "missing")
    if framed:
        view = replace(view, embed=True)
    asked = (page, pages, loaded, view, date.today(), cached.state(), home(request), scripts_html)
    return send(request, _kept.ready(*asked) or await run_in_threadpool(_kept, *asked))


async def asked_for(request: Request) -> Loaded | None:
    """The snapshot to tell from; an older one may have to be loaded, which the event loop must not wait for."""
    if not request.query_params.get(SNAPSHOT):
        return cached.current()
    return await run_in_threadpool(cached.asked, request.query_params)


@cached.per_snapshot
def _kept(
    page: Page,
    pages: tuple[Page, ...],
    loaded: Loaded,
    view: View,
    today: date,
    state: str,
    home: str,
    streamlit_html: str,
) -> Kept:
    scripts = streamlit_html or (sizing.tag() if view.embed else "")
    html = tell_html.page_html(page, pages, loaded, view, today, state, home, scripts, takes_over=bool(streamlit_html))
    allowed = policy.streamlit(view.embed) if streamlit_html else policy.framed() if view.embed else policy.plain()
    headers = {"Content-Language": view.lang, "Content-Security-Policy": allowed}
    if page.live and view.base == LIGHT and not view.still:
        headers["Refresh"] = str(RELOAD_SECONDS)
    return keep(html, "text/html; charset=utf-8", headers)
