"""/thu-tuc/<code> and its light twin, and redirects from older addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view.head import about, titled
from cchc_view.page import INTERACTIVE, LIGHT, IN_FORCE, Page, Telling, View
from cchc_view.procedure.deadline import Asked, read_asked, read_day
from cchc_view.procedure.missing import gone_story
from cchc_view.procedure.page import procedure_story
from cchc_view.routes import procedure_sheets
from cchc_view.routes.answers import Kept, send
from cchc_view.routes.place import home, moved, without_slash
from cchc_view.routes.procedure_codes import (
    LONGEST_CODE,
    Ready,
    Tell,
    answer,
    framed,
    gone,
    known,
    missing,
    not_found,
)

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
            Route(address, answer(base, _page(pages), _ready(pages))),
            Route(f"{address}/", without_slash),
        ]
    return [*procedure_sheets.routes(pages), *found]


class OldAddress(Route):
    """/thu-tuc?ma=<code>: only matched with that parameter, and sent on to the procedure's address."""

    def __init__(self, path: str, base: str) -> None:
        super().__init__(path, self._on)
        self._base = base

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match = super().matches(scope)
        asked = match[0] is not Match.NONE and Request(scope).query_params.get(_OLD)
        return match if asked else (Match.NONE, {})

    async def _on(self, request: Request) -> Response:
        code = quote(request.query_params[_OLD][:LONGEST_CODE], safe="")
        kept = request.url.remove_query_params([_OLD]).query
        return moved(f"{self._base}thu-tuc/{code}" + (f"?{kept}" if kept else ""))


def _page(pages: tuple[Page, ...]) -> Tell:
    def tell(telling: Telling, code: str, request: Request) -> Response:
        meant = known(telling.loaded, code)
        if meant is None:
            return not_found(pages, telling, code, request)
        if meant != code:
            return moved(telling.view.href("thu-tuc", code=meant))
        asked, on = _asked(request)
        if on is None and (row := gone(telling, code)):
            return missing(pages, telling, code, tuple(gone_story(telling, row)), request)
        facts = _facts(pages, telling, code, asked, on, request)
        return send(request, (_kept if _is_kept(asked, on) else _told)(*facts))

    return tell


def _ready(pages: tuple[Page, ...]) -> Ready:
    """The page if it is kept, which only that of a known code without a question ever is."""

    def ready(telling: Telling, code: str, request: Request) -> Response | None:
        asked, on = _asked(request)
        kept = _kept.ready(*_facts(pages, telling, code, asked, on, request)) if _is_kept(asked, on) else None
        return send(request, kept) if kept else None

    return ready


def _asked(request: Request) -> tuple[Asked, date | None]:
    """What the calculator was asked, and the day whose content is wanted, if any."""
    query = request.query_params
    return read_asked(query, date.today()), read_day(query.get(IN_FORCE, "")[:_LONGEST_DAY])


def _is_kept(asked: Asked, on: date | None) -> bool:
    """A question has endless variants: only the page without one is kept."""
    return not (asked.is_question or on)


def _facts(pages, telling: Telling, code: str, asked: Asked, on: date | None, request: Request) -> tuple[object, ...]:
    """All that a page of a procedure is told from, in the order of `_told`."""
    return pages, telling.loaded, telling.view, code, asked, on, home(request), cached.state()


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
    told = about(telling, titled(telling, blocks[0].text), blocks[0].lead, f"thu-tuc/{code}", home)
    return framed(pages, telling, code, blocks, state, told)


_kept = cached.per_snapshot(_told)
