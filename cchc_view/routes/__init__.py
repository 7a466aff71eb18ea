"""Our own addresses, answered before Streamlit's: light pages, API, data, status, shell, 404."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_data import instance
from cchc_view.page import Page
from cchc_view.routes import (
    api,
    badges,
    codes,
    desk,
    embeds,
    feedback,
    feeds,
    form_files,
    light,
    opendata,
    procedures,
    province,
    reports,
    shell,
    status,
    templates,
    wall,
)
from cchc_view.routes.assets import CompressedAssets
from cchc_view.routes.headers import SecurityHeaders
from cchc_view.routes.limits import RateLimit
from cchc_view.routes.place import BackOnBasePath, BelowBasePath
from cchc_view.routes.plain import wrong_method


class OurAddresses:
    """ASGI middleware: answers our addresses, passes on to Streamlit what is Streamlit's.

    Answered here they skip Streamlit's sessions and its compression of every answer anew,
    which would halve the answers a second.
    """

    def __init__(self, app: ASGIApp, pages: Sequence[Page]) -> None:
        self._theirs = BackOnBasePath(app)
        router = Router(build(pages), redirect_slashes=False, default=self._theirs)
        self._ours = ExceptionMiddleware(router, handlers={405: wrong_method})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self._ours if scope["type"] == "http" else self._theirs)(scope, receive, send)


class AsSet:
    """ASGI middleware: everything a request passes, put together anew when settings come after the start.

    That is so where a bucket was out of reach when this process started with an empty copy of it.
    """

    def __init__(self, app: ASGIApp, pages: Sequence[Page]) -> None:
        self._app, self._pages = app, pages
        self._build()

    def _build(self) -> None:
        self._made_at, self._inside = instance.times_asked_anew(), self._app
        for cls, args, kwargs in reversed(_in_order(self._pages)):
            self._inside = cls(self._inside, *args, **kwargs)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._made_at != instance.times_asked_anew():
            self._build()
        await self._inside(scope, receive, send)


def middleware(pages: Sequence[Page]) -> list[Middleware]:
    """What every request passes."""
    return [Middleware(AsSet, pages=tuple(pages))]


def _in_order(pages: Sequence[Page]) -> list[Middleware]:
    """One after the other, outermost first."""
    before = [Middleware(RateLimit), Middleware(CompressedAssets), Middleware(desk.DeskGuard)]
    inside = province.around(before, Middleware(OurAddresses, pages=pages))
    return [Middleware(BelowBasePath), Middleware(SecurityHeaders), *inside]


def build(pages: Sequence[Page]) -> list[BaseRoute]:
    """Every route of the house; the last one answers 404 for what is nobody's address."""
    return [
        # Looked through from the top: what is asked for most comes first.
        *wall.routes(pages),
        *procedures.routes(pages),
        *light.routes(pages),
        *shell.routes(pages),
        *embeds.routes(pages),
        Route("/healthz", status.healthz),
        Route("/status.json", status.status),
        *api.routes(),
        *opendata.routes(),
        *badges.routes(),
        *feeds.routes(pages),
        *codes.routes(pages),
        *feedback.routes(),
        *form_files.routes(),
        *reports.routes(pages),
        *templates.routes(),
        *desk.routes(),
        shell.Nowhere(),
    ]
