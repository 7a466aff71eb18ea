"""/nhe/...: the stories as plain HTML, for slow lines, old phones, search engines and print."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import cached, tell_html
from cchc_view.page import LIGHT, Page, View, read_view
from cchc_view.routes.answers import Kept, keep, send


def routes(pages: Sequence[Page]) -> list[Route]:
    """One route per page; /nhe without a slash is the overview too."""
    pages = tuple(pages)
    found = [Route(LIGHT + page.path, _answer(page, pages)) for page in pages]
    return [Route(LIGHT.rstrip("/"), _answer(pages[0], pages)), *found]


def _answer(page: Page, pages: tuple[Page, ...]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await tell(page, pages, request, LIGHT)

    return answer


async def tell(page: Page, pages: tuple[Page, ...], request: Request, base: str, scripts_html: str = "") -> Response:
    """The page as HTML, 404 for one that the data is too old for, 503 while nothing can be served."""
    loaded = cached.current()
    if loaded is None:
        lang = read_view(request.query_params, None, base).lang
        return HTMLResponse(tell_html.plain_page(lang, "empty"), status_code=503, headers={"Retry-After": "60"})
    view = read_view(request.query_params, loaded, base, page.fields, page.controls)
    if not page.is_for(loaded):
        return HTMLResponse(tell_html.plain_page(view.lang, "missing"), status_code=404)
    asked = (page, pages, loaded, view, date.today(), cached.store().state, scripts_html)
    return send(request, _kept.ready(*asked) or await run_in_threadpool(_kept, *asked))


@cached.per_snapshot
def _kept(page: Page, pages: tuple[Page, ...], loaded: Loaded, view: View, *rest: object) -> Kept:
    html = tell_html.page_html(page, pages, loaded, view, *rest)
    return keep(html, "text/html; charset=utf-8", {"Content-Language": view.lang})
