"""/thu-tuc/<code> and its light twin, and redirects from older addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_data.store import Loaded
from cchc_view import cached, tell_html
from cchc_view.page import INTERACTIVE, LIGHT, VERSION, Page, Telling, View
from cchc_view.procedure_deadline import Asked, read_asked, read_day
from cchc_view.procedure_missing import gone_story
from cchc_view.procedure_page import procedure_story
from cchc_view.routes import procedure_sheets
from cchc_view.routes.answers import Kept, send
from cchc_view.routes.procedure_codes import LONGEST_CODE, Tell, answer, framed, gone, home, known, missing, not_found

_OLD = "ma"  # the parameter that held the code before procedures had addresses of their own
_LONGEST_DAY = 10


def routes(pages: Sequence[Page]) -> list[Route]:
    """The page at both addresses, what is taken along from it, and redirects for old addresses."""
    pages = tuple(pages)
    found: list[Route] = []
    for base in (INTERACTIVE, LIGHT):
        address = f"{base}thu-tuc/{{code}}"
        found += [
            OldAddress(f"{base}thu-tuc", base),
            Route(address, answer(base, _page(pages))),
            Route(f"{address}/", _without_slash),
        ]
    return [*procedure_sheets.routes(pages), *found]


class OldAddress(Route):
    """/thu-tuc?ma=<code>: only matched with that parameter, and sent on to the procedure's address."""

    def __init__(self, path: str, base: str) -> None:
        super().__init__(path, self._on)
        self._base = base

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        asked = scope["type"] == "http" and Request(scope).query_params.get(_OLD)
        return super().matches(scope) if asked else (Match.NONE, {})

    async def _on(self, request: Request) -> Response:
        code = quote(request.query_params[_OLD][:LONGEST_CODE], safe="")
        kept = request.url.remove_query_params([_OLD]).query
        return RedirectResponse(f"{self._base}thu-tuc/{code}" + (f"?{kept}" if kept else ""), 308)


def _without_slash(request: Request) -> Response:
    return RedirectResponse(str(request.url.replace(path=request.url.path.rstrip("/"))), 308)


def _page(pages: tuple[Page, ...]) -> Tell:
    def tell(telling: Telling, code: str, request: Request) -> Response:
        meant = known(telling.loaded, code)
        if meant is None:
            return not_found(pages, telling, code, request)
        if meant != code:
            return RedirectResponse(telling.view.href("thu-tuc", code=meant), 308)
        asked = read_asked(request.query_params, date.today())
        on = read_day(request.query_params.get(VERSION, "")[:_LONGEST_DAY])
        if on is None and (row := gone(telling, code)):
            return missing(pages, telling, code, tuple(gone_story(telling, row)), request)
        facts = (pages, telling.loaded, telling.view, code, asked, on, home(request), cached.store().state)
        # A question has endless variants: only the page without one is kept.
        return send(request, _told(*facts) if asked.is_question or on else _kept(*facts))

    return tell


def _told(
    pages: tuple[Page, ...],
    loaded: Loaded,
    view: View,
    code: str,
    asked: Asked,
    on: date | None,
    address: str,
    state: str,
) -> Kept:
    telling = Telling(loaded, view)
    blocks = tuple(procedure_story(telling, code, asked, on))
    about = tell_html.about(telling, blocks[0].text, blocks[0].lead, f"{address}/thu-tuc/{code}")
    return framed(pages, telling, code, blocks, state, about)


_kept = cached.per_snapshot(_told)
