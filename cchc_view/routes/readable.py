"""What every address for machines shares: GET only, open to all origins, errors as sentences in JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from typing import Any

from starlette import types
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cchc_data.measure import Scope
from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.opendata.files import to_json
from cchc_view.page import SNAPSHOT, default_period
from cchc_view.routes.answers import Kept, keep, send

JSON = "application/json"
MOST_PAGES = 1000

_METHODS = "GET, HEAD, OPTIONS"
_OPEN = {"Access-Control-Allow-Origin": "*"}
_PREFLIGHT = {**_OPEN, "Access-Control-Allow-Methods": _METHODS, "Access-Control-Max-Age": "86400", "Allow": _METHODS}


class Refused(Exception):
    """The question cannot be answered: HTTP status and the key of the sentence that says why."""

    def __init__(self, status: int, key: str, **places: str) -> None:
        super().__init__(key)
        self.status, self.key, self.places = status, key, places

    def kept(self) -> Kept:
        said = {lang: wordbook.of(lang)(self.key, **self.places) for lang in wordbook.LANGUAGES}
        headers = {405: {"Allow": _METHODS}, 503: {"Retry-After": "60"}}.get(self.status, {})
        return keep(to_json({"error": said}), JSON, headers, self.status)


class Readable:
    """An ASGI endpoint that answers GET with `answer(loaded, request)`; as a class, so that it sees every method."""

    def __init__(self, answer: Callable[[Loaded, Request], Kept]) -> None:
        self._answer = answer

    async def __call__(self, scope: types.Scope, receive: types.Receive, send_message: types.Send) -> None:
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            response = Response(status_code=204, headers=_PREFLIGHT)
        else:
            response = await run_in_threadpool(self._respond, request)
        response.headers.update(_OPEN)
        await response(scope, receive, send_message)

    def _respond(self, request: Request) -> Response:
        try:
            if request.method not in ("GET", "HEAD"):
                raise Refused(405, "data.only_get")
            loaded = cached.asked(request.query_params)
            if loaded is None:
                raise Refused(503, "error.empty")
            chosen(request, SNAPSHOT, (loaded.id,), "")
            return send(request, self._answer(loaded, request))
        except Refused as refusal:
            return send(request, refusal.kept(), "no-store")


def missing(loaded: Loaded, request: Request) -> Kept:
    """The answer of every address below ours that does not exist."""
    raise Refused(404, "data.unknown_address")


def chosen(request: Request, name: str, allowed: Container[str], default: Any, key: str = "data.unknown_value") -> Any:
    """A parameter that must be one of `allowed`; `default` when it is absent or empty."""
    value = text(request, name, longest=80)
    if value and value not in allowed:
        raise Refused(400, key, parameter=name)
    return value or default


def scope_of(loaded: Loaded, request: Request) -> Scope:
    """The commune in `period` (the data's own year when absent) and `field` (all when absent)."""
    used = {row["field"] for row in loaded.rows("used_fields")}
    period = chosen(request, "period", loaded.periods, default_period(loaded), "error.unknown_scope")
    return Scope(loaded.org["code"], period, chosen(request, "field", used, None, "error.unknown_scope"))


def text(request: Request, name: str, longest: int) -> str:
    """A parameter given at most once and not too long; "" when it is absent."""
    values = request.query_params.getlist(name)
    if len(values) > 1 or any(len(value) > longest for value in values):
        raise Refused(400, "data.unknown_value", parameter=name)
    return values[0] if values else ""


def page_number(request: Request) -> int:
    """`page`, from 1; the first when it is absent."""
    if "page" not in request.query_params:
        return 1
    asked = text(request, "page", longest=4)
    if not re.fullmatch(r"[1-9][0-9]*", asked) or int(asked) > MOST_PAGES:
        raise Refused(400, "data.unknown_value", parameter="page")
    return int(asked)
