"""/thu-tuc/<code> and its light twin, the sheets to print, and 404 with the nearest procedures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, procedure_work, tell_html
from cchc_view import words as wordbook
from cchc_view.page import INTERACTIVE, LANG, LIGHT, VERSION, Page, Telling, View, default_period, read_view
from cchc_view.procedure_deadline import Asked, read_asked, read_day
from cchc_view.procedure_missing import gone_story, missing_story
from cchc_view.procedure_page import ended, procedure_story
from cchc_view.procedure_sheet import board_html, sheet_html
from cchc_view.procedure_words import Row
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.headers import policy
from cchc_view.routes.readable import Readable, chosen
from cchc_view.story import Block

_OLD = "ma"  # the parameter that held the code before procedures had addresses of their own
_LONGEST_CODE, _LONGEST_DAY = 60, 10
_ENDING = re.compile(r"(?<=\.\d{6})\.[\w.]+$", re.ASCII)
_HTML = "text/html; charset=utf-8"

Tell = Callable[[Telling, str, Request], Response]


def routes(pages: Sequence[Page]) -> list[Route]:
    """The page at both addresses, its sheet, the notice board, and redirects for old addresses."""
    pages = tuple(pages)
    found: list[Route] = []
    for base in (INTERACTIVE, LIGHT):
        address = f"{base}thu-tuc/{{code}}"
        found += [
            OldAddress(f"{base}thu-tuc", base),
            Route(address, _answer(base, _page(pages))),
            Route(f"{address}/", _without_slash),
        ]
    return [
        Route(procedure_work.ADDRESS, Readable(_work)),
        *found,
        Route(f"{LIGHT}thu-tuc/{{code}}/phieu", _answer(LIGHT, _sheet(pages))),
        Route(f"{LIGHT}niem-yet/{{code}}", _answer(LIGHT, _board)),
    ]


class OldAddress(Route):
    """/thu-tuc?ma=<code>: only matched with that parameter, and sent on to the procedure's address."""

    def __init__(self, path: str, base: str) -> None:
        super().__init__(path, self._on)
        self._base = base

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        asked = scope["type"] == "http" and Request(scope).query_params.get(_OLD)
        return super().matches(scope) if asked else (Match.NONE, {})

    async def _on(self, request: Request) -> Response:
        code = quote(request.query_params[_OLD][:_LONGEST_CODE], safe="")
        kept = request.url.remove_query_params([_OLD]).query
        return RedirectResponse(f"{self._base}thu-tuc/{code}" + (f"?{kept}" if kept else ""), 308)


def _without_slash(request: Request) -> Response:
    return RedirectResponse(str(request.url.replace(path=request.url.path.rstrip("/"))), 308)


def _answer(base: str, tell: Tell):
    """A route that tells what `tell` makes of a code, in a thread; 503 while nothing can be served."""

    async def answer(request: Request) -> Response:
        loaded = cached.current()
        view = read_view(request.query_params, loaded, base)
        if loaded is None:
            html = tell_html.plain_page(view.lang, "empty")
            return HTMLResponse(html, 503, {"Retry-After": "60"})
        code = request.path_params["code"][:_LONGEST_CODE]
        return await run_in_threadpool(tell, Telling(loaded, view), code, request)

    return answer


def _page(pages: tuple[Page, ...]) -> Tell:
    def tell(telling: Telling, code: str, request: Request) -> Response:
        known = _known(telling.loaded, code)
        if known is None:
            return _not_found(pages, telling, code, request)
        if known != code:
            return RedirectResponse(telling.view.href("thu-tuc", code=known), 308)
        asked = read_asked(request.query_params, date.today())
        on = read_day(request.query_params.get(VERSION, "")[:_LONGEST_DAY])
        if on is None and (gone := _gone(telling, code)):
            return _missing(pages, telling, code, tuple(gone_story(telling, gone)), request)
        facts = (pages, telling.loaded, telling.view, code, asked, on, _home(request), cached.store().state)
        # A question has endless variants: only the page without one is kept.
        return send(request, _told(*facts) if asked.is_question or on else _kept(*facts))

    return tell


def _known(loaded: Loaded, code: str) -> str | None:
    """The procedure a code means: itself, or the one before a local or service ending ("….01")."""
    codes = {row["proc_code"] for row in loaded.rows("procedure_codes")}
    national = _ENDING.sub("", code)
    return next((one for one in (code, national) if one in codes), None)


def _told(
    pages: tuple[Page, ...],
    loaded: Loaded,
    view: View,
    code: str,
    asked: Asked,
    on: date | None,
    home: str,
    state: str,
) -> Kept:
    telling = Telling(loaded, view)
    blocks = tuple(procedure_story(telling, code, asked, on))
    about = tell_html.about(telling, blocks[0].text, blocks[0].lead, f"{home}/thu-tuc/{code}")
    return _framed(pages, telling, code, blocks, state, about)


_kept = cached.per_snapshot(_told)


def _framed(pages, telling: Telling, code: str, blocks, state: str, about, status: int = 200) -> Kept:
    view = telling.view
    page = Page("procedures", f"thu-tuc/{quote(code, safe='')}", lambda _: iter(blocks))
    body = drawing.render_all(blocks, telling.words, draw=tell_html.draw, keep=view.kept())
    style = Markup("<style>{}</style>").format(Markup(drawing.stylesheet("procedure")))
    html = tell_html.around(telling, page, pages, body, date.today(), state, style, about=about)
    headers = {"Content-Language": view.lang, "Content-Security-Policy": policy(LIGHT)}
    return keep(html, _HTML, headers, status, quality=5)


def _gone(telling: Telling, code: str) -> Row | None:
    """The procedure's row when it was abolished."""
    [row] = telling.loaded.rows("procedure", proc_code=code)
    return row if ended(telling, row) else None


def _not_found(pages: tuple[Page, ...], telling: Telling, code: str, request: Request) -> Response:
    return _missing(pages, telling, code, tuple(missing_story(telling, code)), request)


def _missing(
    pages: tuple[Page, ...], telling: Telling, code: str, blocks: tuple[Block, ...], request: Request
) -> Response:
    about = tell_html.about(telling, blocks[0].text, blocks[0].lead)
    return send(request, _framed(pages, telling, code, blocks, cached.store().state, about, 404))


def _sheet(pages: tuple[Page, ...]) -> Tell:
    def tell(telling: Telling, code: str, request: Request) -> Response:
        if _known(telling.loaded, code) != code or _gone(telling, code):
            return _not_found(pages, telling, code, request)
        return send(request, _paper(sheet_html, telling.loaded, telling.view, code, _home(request)))

    return tell


def _work(loaded: Loaded, request: Request) -> Kept:
    return _work_kept(loaded, chosen(request, LANG, wordbook.LANGUAGES, "vi"), _home(request))


@cached.per_snapshot
def _work_kept(loaded: Loaded, lang: str, home: str) -> Kept:
    usual = default_period(loaded)
    body = procedure_work.work_csv(Telling(loaded, View(lang, usual, default_period=usual)), home)
    shown = {"Content-Disposition": f'attachment; filename="viec-can-lam-{loaded.as_of}.csv"'}
    return keep(body, "text/csv; charset=utf-8", {**shown, "Content-Language": lang})


def _board(telling: Telling, field: str, request: Request) -> Response:
    try:
        return send(request, _paper(board_html, telling.loaded, telling.view, field, _home(request)))
    except KeyError:
        return HTMLResponse(tell_html.plain_page(telling.lang, "missing"), 404)


@cached.per_snapshot
def _paper(draw: Callable[[Telling, str, str], str], loaded: Loaded, view: View, code: str, home: str) -> Kept:
    return keep(draw(Telling(loaded, view), code, home), _HTML, {"Content-Language": view.lang}, quality=5)


def _home(request: Request) -> str:
    """Our address as the visitor reached it, for links that leave the screen."""
    return str(request.base_url).rstrip("/")
