"""Answers without figures: not found, only to be read, nothing to serve, failed, no desk here."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cchc_view import tell_html
from cchc_view.asked import read_view
from cchc_view.page import LIGHT
from cchc_view.routes import policy

METHODS = "GET, HEAD, OPTIONS"

_STATUS = {"missing": 404, "desk_elsewhere": 404, "read_only": 405, "failed": 500, "empty": 503}
_MORE = {"read_only": {"Allow": METHODS}, "empty": {"Retry-After": "60"}}


def plain(request: Request, key: str) -> Response:
    """A page in the visitor's language that says what is the matter: one of `_STATUS`."""
    lang = read_view(request.query_params, None, LIGHT).lang
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": lang,
        "Content-Security-Policy": policy.plain(),
        **_MORE.get(key, {}),
    }
    return HTMLResponse(tell_html.plain_page(lang, key), _STATUS[key], headers)


def wrong_method(request: Request, error: HTTPException) -> Response:
    """Another method than reading: OPTIONS is told which there are, any other that it is none of them."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": METHODS})
    return plain(request, "read_only")
