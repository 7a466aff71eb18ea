"""What is taken along: a procedure's sheet, the notice board of a field, the work list as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.page import LANG, LIGHT, Page, Telling, View, default_period
from cchc_view.procedure.sheet import board_html, sheet_html
from cchc_view.procedure.work import ADDRESS, work_csv
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.place import home
from cchc_view.routes.plain import plain
from cchc_view.routes.procedure_codes import HTML, Tell, answer, gone, known, not_found
from cchc_view.routes.readable import Readable, chosen


def routes(pages: Sequence[Page]) -> list[Route]:
    return [
        Route(ADDRESS, Readable(_work)),
        Route(f"{LIGHT}thu-tuc/{{code}}/phieu", answer(LIGHT, _sheet(tuple(pages)))),
        Route(f"{LIGHT}niem-yet/{{code}}", answer(LIGHT, _board)),
    ]


def _sheet(pages: tuple[Page, ...]) -> Tell:
    def tell(telling: Telling, code: str, request: Request) -> Response:
        if known(telling.loaded, code) != code or gone(telling, code):
            return not_found(pages, telling, code, request)
        return send(request, _paper(sheet_html, telling.loaded, telling.view, code, home(request)))

    return tell


def _work(loaded: Loaded, request: Request) -> Kept:
    return _work_kept(loaded, chosen(request, LANG, wordbook.LANGUAGES, "vi"), home(request))


@cached.per_snapshot
def _work_kept(loaded: Loaded, lang: str, home: str) -> Kept:
    usual = default_period(loaded)
    body = work_csv(Telling(loaded, View(lang, usual, default_period=usual)), home)
    shown = {"Content-Disposition": f'attachment; filename="viec-can-lam-{loaded.as_of}.csv"'}
    return keep(body, "text/csv; charset=utf-8", {**shown, "Content-Language": lang})


def _board(telling: Telling, field: str, request: Request) -> Response:
    try:
        return send(request, _paper(board_html, telling.loaded, telling.view, field, home(request)))
    except KeyError:
        return plain(request, "missing")


@cached.per_snapshot
def _paper(draw: Callable[[Telling, str, str], str], loaded: Loaded, view: View, code: str, address: str) -> Kept:
    return keep(draw(Telling(loaded, view), code, address), HTML, {"Content-Language": view.lang}, quality=5)
