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
from cchc_view.frame import RELOAD_SECONDS
from cchc_view.page import LIGHT, SNAPSHOT, Page, View, read_view
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
    """The page as HTML, or 503 with a sentence while nothing can be served."""
    loaded = await asked_for(request)
    if loaded is None:
        lang = read_view(request.query_params, None, base).lang
        return HTMLResponse(tell_html.plain_page(lang, "empty"), status_code=503, headers={"Retry-After": "60"})
    view = read_view(request.query_params, loaded, base, page.fields, page.controls)
    asked = (page, pages, loaded, view, date.today(), cached.store().state, scripts_html)
    return send(request, _kept.ready(*asked) or await run_in_threadpool(_kept, *asked))


async def asked_for(request: Request) -> Loaded | None:
    """The snapshot to tell from; an older one may have to be loaded, which the event loop must not wait for."""
    if not request.query_params.get(SNAPSHOT):
        return cached.current()
    return await run_in_threadpool(cached.asked, request.query_params)


@cached.per_snapshot
def _kept(page: Page, pages: tuple[Page, ...], loaded: Loaded, view: View, *rest: object) -> Kept:
    html = tell_html.page_html(page, pages, loaded, view, *rest)
    headers = {"Content-Language": view.lang}
    if page.live and view.base == LIGHT and not view.still:
        headers["Refresh"] = str(RELOAD_SECONDS)
    return keep(html, "text/html; charset=utf-8", headers)
