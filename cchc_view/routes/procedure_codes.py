"""What the addresses of a procedure share: finding it by its code, a page around it, 404 with its like."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, tell_html
from cchc_view.head import Head, about, titled
from cchc_view.asked import read_view
from cchc_view.page import Page, Telling
from cchc_view.procedure.missing import missing_story
from cchc_view.procedure.words import Row, ended
from cchc_view.routes import policy, sizing
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.light import asked_for
from cchc_view.routes.plain import plain
from cchc_view.story import Block

HTML = "text/html; charset=utf-8"
LONGEST_CODE = 60
_ENDING = re.compile(r"(?<=\.\d{6})\.[\w.]+$", re.ASCII)

Tell = Callable[[Telling, str, Request], Response]
Ready = Callable[[Telling, str, Request], Response | None]


def answer(base: str, tell: Tell, ready: Ready = lambda *_: None):
    """A route that tells what `tell` makes of a code, in a thread unless it is `ready`; 503 while nothing can be served."""

    async def answer(request: Request) -> Response:
        loaded = await asked_for(request)
        view = read_view(request.query_params, loaded, base)
        if loaded is None:
            return plain(request, "empty")
        code = request.path_params["code"][:LONGEST_CODE]
        asked = (Telling(loaded, view), code, request)
        return ready(*asked) or await run_in_threadpool(tell, *asked)

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
    told = about(telling, titled(telling, blocks[0].text), blocks[0].lead)
    return send(request, framed(pages, telling, code, blocks, cached.state(), told, 404))


def framed(pages, telling: Telling, code: str, blocks, state: str, told: Head, status: int = 200) -> Kept:
    view = telling.view
    page = Page("procedures", f"thu-tuc/{quote(code, safe='')}", lambda _: iter(blocks))
    body = drawing.render_all(blocks, telling.words, draw=tell_html.draw, keep=view.kept())
    sheet = Markup(drawing.stylesheet("procedure"))  # noqa: S704 - a file of ours
    style = Markup("<style>{}</style>").format(sheet)
    html = tell_html.around(telling, page, pages, told, body, date.today(), state, style + (sizing.tag() if view.embed else ""))
    headers = {"Content-Language": view.lang, "Content-Security-Policy": policy.framed() if view.embed else policy.plain()}
    return keep(html, HTML, headers, status, quality=5)
