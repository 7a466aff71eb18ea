"""/nhe/phan-anh/niem-yet: the results of feedback as a sheet for the notice board."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import cached, tell_html
from cchc_view.feedback_sheet import results_html
from cchc_view.asked import read_view
from cchc_view.page import LIGHT, Telling, View
from cchc_view.routes.answers import Kept, keep, send


def routes() -> list[Route]:
    return [Route(f"{LIGHT}phan-anh/niem-yet", _answer)]


def _answer(request: Request) -> Response:
    loaded = cached.asked(request.query_params)
    view = read_view(request.query_params, loaded, LIGHT)
    if loaded is None:
        return HTMLResponse(tell_html.plain_page(view.lang, "empty"), 503, {"Retry-After": "60"})
    return send(request, _kept(loaded, view, str(request.base_url).rstrip("/")))


@cached.per_snapshot
def _kept(loaded: Loaded, view: View, home: str) -> Kept:
    html = results_html(Telling(loaded, view), home)
    return keep(html, "text/html; charset=utf-8", {"Content-Language": view.lang}, quality=5)
