"""A province's addresses: /<code>/... is a unit's whole site, the rest the province's own page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_data import instance, province
from cchc_data.province.following import Following, followed
from cchc_data.province.rollup import INDICATORS
from cchc_view import blocks as drawing
from cchc_view import words as wordbook
from cchc_view.opendata.files import MEDIA, csv_text, to_json
from cchc_view.page import INTERACTIVE, LIGHT, PROVINCE, UNIT_HEADER
from cchc_view.province.answers import COLUMNS, document, rows
from cchc_view.province.asked import INDICATOR, PERIOD, ProvinceTelling, ProvinceView, read_view
from cchc_view.province.page import page_html
from cchc_view.routes import policy, shell, startup, status
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.place import home
from cchc_view.routes.plain import plain, wrong_method
from cchc_view.routes.scripts import script
from cchc_view.settings import shared_path

_HEADER = UNIT_HEADER.encode()
_UP = f"/{PROVINCE}"

_OPEN = {"Access-Control-Allow-Origin": "*"}
_PARAMETERS = {"indicator": INDICATOR, "period": PERIOD}  # as machines say it → as the page does


def around(before: list[Middleware], at_last: Middleware) -> list[Middleware]:
    """The middleware `before` every address and, `at_last`, those of one unit; in a province with its own in between."""
    if not province.is_one(instance.home()):
        return [*before, at_last]
    following = followed(instance.home())
    following.start(lambda: _draw_once(following))
    return [Middleware(UnitAddresses, following=following), *before, Middleware(OwnAddresses, following=following), at_last]


class UnitAddresses:
    """ASGI middleware: below /<code> everything inside sees the unit alone, as if it were installed by itself."""

    def __init__(self, app: ASGIApp, following: Following) -> None:
        self._app, self._units = app, following.province.units

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        code, rest = _split(scope["path"])
        # Only we say which unit a session belongs to.
        headers = [pair for pair in scope["headers"] if pair[0] != _HEADER]
        if code not in self._units:
            await self._app({**scope, "headers": headers}, receive, send)
            return
        if scope["type"] == "http" and rest in ("", _UP):
            away = RedirectResponse(f"{shared_path()}/{code}/" if rest == "" else f"{shared_path()}/", 307)
            await away(scope, receive, send)
            return
        with instance.serving(code):
            await self._app({**scope, "path": rest, "headers": [*headers, (_HEADER, code.encode())]}, receive, send)


class OwnAddresses:
    """ASGI middleware: answers the province's own addresses, passes on what is a unit's or Streamlit's."""

    def __init__(self, app: ASGIApp, following: Following) -> None:
        self._app = app
        router = Router(_routes(following), redirect_slashes=False, default=app)
        self._own = ExceptionMiddleware(router, handlers={405: wrong_method})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = scope["type"] == "http" and not instance.unit()
        await (self._own if own else self._app)(scope, receive, send)


def _split(path: str) -> tuple[str, str]:
    """ "/H21.227/dung-han" → "H21.227", "/dung-han"."""
    code, slash, rest = path.removeprefix("/").partition("/")
    return code, slash + rest


def _routes(following: Following) -> list[Any]:
    return [
        Route("/", _page(following, INTERACTIVE)),
        Route(LIGHT, _page(following, LIGHT)),
        Route(LIGHT.rstrip("/"), _page(following, LIGHT)),
        *(Route(f"/{name}", script(name)) for name in ("takeover.js", "connection.js")),
        Route("/api/v1/units", _machine(following, _json)),
        Route("/du-lieu/units.csv", _machine(following, _csv)),
        Route("/sitemap.xml", _sitemap(following)),
        Route("/robots.txt", _robots),
        Route("/status.json", _status(following)),
        Route("/healthz", _healthz),
        shell.Nowhere(),
    ]


def _page(following: Following, base: str) -> Callable:
    async def answer(request: Request) -> Response:
        view = read_view(request.query_params, following.rolled, base)
        if not view.period:
            return plain(request, "empty")
        scripts = startup.tags(view.lang) if base == INTERACTIVE else ""
        asked = following, following.version, view, date.today(), home(request), scripts
        return send(request, await run_in_threadpool(_page_kept, *asked))

    return answer


@lru_cache(maxsize=64)
def _page_kept(following: Following, version: int, view: ProvinceView, today: date, home: str, scripts: str) -> Kept:
    html = page_html(ProvinceTelling(following.province, following.rolled, view), today, home, scripts)
    allowed = policy.streamlit() if scripts else policy.plain()
    headers = {"Content-Language": view.lang, "Content-Security-Policy": allowed}
    return keep(html, "text/html; charset=utf-8", headers, quality=5)


def _draw_once(following: Following) -> None:
    """So that no visitor waits for the first drawing of a chart: drawings are kept by what they show."""
    view = read_view({}, following.rolled, INTERACTIVE)
    if view.period:
        page_html(ProvinceTelling(following.province, following.rolled, view), date.today(), "")


def _machine(following: Following, make: Callable[[ProvinceTelling], Kept]) -> Callable:
    async def answer(request: Request) -> Response:
        asked = {ours: request.query_params.get(theirs, "") for theirs, ours in _PARAMETERS.items()}
        view = read_view(asked, following.rolled, LIGHT)
        if view.refused:
            theirs = next(theirs for theirs, ours in _PARAMETERS.items() if ours == view.refused[0])
            said = {lang: wordbook.of(lang)("data.unknown_value", parameter=theirs) for lang in wordbook.LANGUAGES}
            return JSONResponse({"error": said}, 400, _OPEN)
        return send(request, await run_in_threadpool(make, ProvinceTelling(following.province, following.rolled, view)))

    return answer


def _json(telling: ProvinceTelling) -> Kept:
    return keep(to_json(document(telling)), "application/json", _OPEN, quality=4)


def _csv(telling: ProvinceTelling) -> Kept:
    told = {**_OPEN, "Content-Disposition": 'attachment; filename="units.csv"'}
    return keep(csv_text(COLUMNS, rows(telling)), f"{MEDIA['csv']}; charset=utf-8", told, quality=4)


def _sitemap(following: Following) -> Callable:
    async def answer(request: Request) -> Response:
        """Where the site map of each unit that has published is."""
        published = [code for code in following.province.units if (one := following.rolled.get(code)) and one.snapshot]
        xml = drawing.fill("sitemap_index.xml", addresses=[f"{home(request)}/{code}/sitemap.xml" for code in published])
        return send(request, keep(xml, "application/xml; charset=utf-8"))

    return answer


async def _robots(request: Request) -> PlainTextResponse:
    """A robot asks at the root only: the rules there hold for all units."""
    below = "".join(f"Disallow: {shared_path()}{unit}/_stcore/\n" for unit in ("", "/*"))
    return PlainTextResponse(f"User-agent: *\n{below}\nSitemap: {home(request)}/sitemap.xml\n")


def _status(following: Following) -> Callable:
    async def answer(request: Request) -> JSONResponse:
        """How many units there are, have published, and are not measured yet; `state` of each that is not well."""
        rolled = following.rolled
        unwell = {code: one.state for code, one in rolled.items() if one.state == "degraded"}
        told = {
            "units": len(following.province.units),
            "published": sum(bool(one.snapshot) for one in rolled.values()),
            "unmeasured": len(following.province.units) - len(rolled),
            "degraded": unwell,
            "indicators": INDICATORS,
            **status.source(),
        }
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    return answer


async def _healthz(request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")
