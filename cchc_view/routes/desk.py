"""/can-bo: the officials' desk. Without a login configured none of its addresses exists."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cchc_view import blocks as drawing
from cchc_view import words as wordbook
from cchc_view.desk import gate, passes
from cchc_view.page import DESK
from cchc_view.routes import policy, startup
from cchc_view.routes.plain import plain
from cchc_view.routes.scripts import script
from cchc_view.settings import settings

ADDRESS = f"/{DESK}"
_FILE = f"{ADDRESS}/tep/"
_UPLOAD = "/_stcore/upload_file"
# Where a login begins and ends: Streamlit answers there, and then leads to its front page.
_LOGIN = ("/auth/login", "/auth/logout", "/oauth2callback")
_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def routes() -> list[Route]:
    """The desk's page and its files; Streamlit's login addresses are passed on."""
    return [
        Desk(ADDRESS, _page),
        Desk(f"{ADDRESS}.js", script(f"{DESK}.js")),
        Desk(_FILE + "{token}", _file),
        NoDesk(ADDRESS, _elsewhere),
    ]


class Desk(Route):
    """A route that is only there when a login is configured."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, child = super().matches(scope)
        return (match, child) if match == Match.NONE or gate.is_configured() else (Match.NONE, {})


class NoDesk(Route):
    """A route that is only there when a login is configured and the desk cannot be."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, child = super().matches(scope)
        return (match, child) if match != Match.NONE and gate.is_elsewhere() else (Match.NONE, {})


def _elsewhere(request: Request) -> Response:
    return plain(request, "desk_elsewhere")


async def _page(request: Request) -> HTMLResponse:
    words = wordbook.of("vi")
    html = drawing.fill(
        "desk.html",
        lang="vi",
        title=words("desk.title"),
        lead=words("desk.opening"),
        scripts_html=drawing.Markup(startup.tags("vi") + startup.desk_tag("vi")),
    )
    return HTMLResponse(html, headers={**_PRIVATE, "Content-Security-Policy": policy.streamlit()})


def _file(request: Request) -> Response:
    """A file offered at the desk, to the browser it was offered to, while its login holds."""
    official = passes.holder(gate.root(), request.cookies, gate.now())
    path = passes.taken(official, request.path_params["token"]) if official else None
    if path is None or not path.is_file():
        return plain(request, "missing")
    return FileResponse(path, filename=path.name, headers=_PRIVATE)


class DeskGuard:
    """ASGI middleware: uploads only from a desk that was opened, and back to the desk after a login."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path.startswith(_UPLOAD) and not _may_upload(scope):
            await Response(status_code=403)(scope, receive, send)
        elif path in _LOGIN:
            await self._app(scope, receive, _to_the_desk(send))
        else:
            await self._app(scope, receive, send)


def _may_upload(scope: Scope) -> bool:
    return gate.is_configured() and passes.holder(gate.root(), Request(scope).cookies, gate.now()) is not None


def _to_the_desk(send: Send) -> Send:
    """Streamlit leads to its front page after a login; the desk is where its visitor wanted to go."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            base = settings().base_path
            if headers.get("location", "").rstrip("/") == base:
                headers["location"] = base + ADDRESS
        await send(message)

    return sent
