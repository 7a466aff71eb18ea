"""Our own addresses, answered before Streamlit's: light pages, API, data, status, shell, 404."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_view.page import Page
from cchc_view.routes import api, badges, codes, embeds, feeds, form_files, light, opendata, procedures, reports, shell, status
from cchc_view.routes.assets import CompressedAssets
from cchc_view.routes.headers import SecurityHeaders
from cchc_view.routes.limits import RateLimit


class OurAddresses:
    """ASGI middleware: answers our addresses, passes on to Streamlit what is Streamlit's.

    Answered here they skip Streamlit's sessions and its compression of every answer anew,
    which would halve the answers a second.
    """

    def __init__(self, app: ASGIApp, pages: Sequence[Page]) -> None:
        self._app = app
        self._ours = Router(build(pages), redirect_slashes=False, default=app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ours = scope["type"] == "http"
        await (self._ours if ours else self._app)(scope, receive, send)


def middleware(pages: Sequence[Page]) -> list[Middleware]:
    """What every request passes, outermost first."""
    return [
        Middleware(SecurityHeaders),
        Middleware(RateLimit),
        Middleware(CompressedAssets),
        Middleware(OurAddresses, pages=tuple(pages)),
    ]


def build(pages: Sequence[Page]) -> list[BaseRoute]:
    """Every route of the house; the last one answers 404 for what is nobody's address."""
    return [
        Route("/healthz", status.healthz),
        Route("/status.json", status.status),
        *api.routes(),
        *opendata.routes(),
        *badges.routes(),
        *feeds.routes(pages),
        *codes.routes(pages),
        *embeds.routes(pages),
        *form_files.routes(),
        *procedures.routes(pages),
        *reports.routes(pages),
        *light.routes(pages),
        *shell.routes(pages),
        shell.Nowhere(),
    ]
