"""What the addresses of a procedure share: finding it by its code, a page around it, 404 with its like."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, tell_html
from cchc_view.page import LIGHT, Page, Telling, read_view
from cchc_view.procedure_missing import missing_story
from cchc_view.procedure_words import Row, ended
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.headers import policy
from cchc_view.story import Block

HTML = "text/html; charset=utf-8"
LONGEST_CODE = 60
_ENDING = re.compile(r"(?<=\.\d{6})\.[\w.]+$", re.ASCII)

Tell = Callable[[Telling, str, Request], Response]


def answer(base: str, tell: Tell):
    """A route that tells what `tell` makes of a code, in a thread; 503 while nothing can be served."""

    async def answer(request: Request) -> Response:
        loaded = cached.current()
        view = read_view(request.query_params, loaded, base)
        if loaded is None:
            html = tell_html.plain_page(view.lang, "empty")
            return HTMLResponse(html, 503, {"Retry-After": "60"})
        code = request.path_params["code"][:LONGEST_CODE]
        return await run_in_threadpool(tell, Telling(loaded, view), code, request)

    return answer


def known(loaded: Loaded, code: str) -> str | None:
    """The procedure a code means: itself, or the one before a local or service ending ("….01")."""
    codes = {row["proc_code"] for row in loaded.rows("procedure_codes")}
    national = _ENDING.sub("", code)
    return next((one for one in (code, national) if one in codes), None)


def gone(telling: Telling, code: str) -> Row | None:
    """The procedure's row when it was abolished."""
    [row] = telling.loaded.rows("procedure", proc_code=code)
    return row if ended(telling, row) else None


def not_found(pages: tuple[Page, ...], telling: Telling, code: str, request: Request) -> Response:
    return missing(pages, telling, code, tuple(missing_story(telling, code)), request)


def missing(
    pages: tuple[Page, ...], telling: Telling, code: str, blocks: tuple[Block, ...], request: Request
) -> Response:
    about = tell_html.about(telling, blocks[0].text, blocks[0].lead)
    return send(request, framed(pages, telling, code, blocks, cached.store().state, about, 404))


def framed(pages, telling: Telling, code: str, blocks, state: str, about, status: int = 200) -> Kept:
    view = telling.view
    page = Page("procedures", f"thu-tuc/{quote(code, safe='')}", lambda _: iter(blocks))
    body = drawing.render_all(blocks, telling.words, draw=tell_html.draw, keep=view.kept())
    style = Markup("<style>{}</style>").format(Markup(drawing.stylesheet("procedure")))
    html = tell_html.around(telling, page, pages, body, date.today(), state, style, about=about)
    headers = {"Content-Language": view.lang, "Content-Security-Policy": policy(LIGHT)}
    return keep(html, HTML, headers, status, quality=5)


def home(request: Request) -> str:
    """Our address as the visitor reached it, for links that leave the screen."""
    return str(request.base_url).rstrip("/")
