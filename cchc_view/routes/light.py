"""/nhe/...: the stories as plain HTML, for slow lines, old phones, search engines and print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from cchc_view import cached, tell_html
from cchc_view.page import LANG, LIGHT, Page, read_view


def routes(pages: Sequence[Page]) -> list[Route]:
    """One route per page; /nhe without a slash is the overview too."""
    pages = tuple(pages)
    found = [Route(LIGHT + page.path, _answer(page, pages)) for page in pages]
    return [Route(LIGHT.rstrip("/"), _answer(pages[0], pages)), *found]


def _answer(page: Page, pages: tuple[Page, ...]) -> Callable[[Request], HTMLResponse]:
    return lambda request: tell(page, pages, request, LIGHT)


def tell(page: Page, pages: tuple[Page, ...], request: Request, base: str, head_html: str = "") -> HTMLResponse:
    """The page as HTML, or 503 with a sentence while nothing can be served."""
    loaded = cached.current()
    if loaded is None:
        lang = read_view(request.query_params, None, base).lang
        return HTMLResponse(tell_html.plain_page(lang, "empty"), status_code=503, headers={"Retry-After": "60"})
    view = read_view(request.query_params, loaded, base, page)
    html = tell_html.page_html(page, pages, loaded, view, date.today(), cached.store().state, head_html)
    return HTMLResponse(html, headers={"Cache-Control": "no-cache", "Content-Language": view.lang})
