"""Where the site stands: its whole address for links that leave the screen, and its path below a proxy."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from cchc_view.settings import SettingsError, settings

_THEIRS = "server.baseUrlPath"


def home(request: Request) -> str:
    """The site's whole address without a slash at the end: the one that was set, else as the visitor wrote it.

    Once it is set, nothing a visitor sends (Host, X-Forwarded-Host) ends up in a link.
    """
    if chosen := settings().site_url:
        return chosen
    scope = request.scope
    return _as_asked(scope["scheme"], request.headers.get("host", ""), tuple(scope["server"] or ())) + settings().base_path


@lru_cache(maxsize=64)
def _as_asked(scheme: str, host: str, server: tuple) -> str:
    """Scheme and host; a Host that is none counts as not sent."""
    headers = [(b"host", host.encode("latin-1"))] if host else []
    scope = {"scheme": scheme, "server": server or None, "path": "/", "query_string": b"", "headers": headers}
    return str(URL(scope=scope)).rstrip("/")


def moved(address: str) -> RedirectResponse:
    """For good to another address of the site; without a host, which only the visitor's browser knows."""
    return RedirectResponse(settings().base_path + address, 308)


def without_slash(request: Request) -> RedirectResponse:
    """An address with a slash at the end, to the one without."""
    query = request.url.query
    return moved(quote(request.scope["path"].rstrip("/")) + (f"?{query}" if query else ""))


def agree() -> None:
    """Tell Streamlit the base path of site.toml; raises SettingsError when it was told another one."""
    ours, theirs = settings().base_path, config.get_option(_THEIRS).strip("/")
    if theirs and f"/{theirs}" != ours:
        raise SettingsError("settings.disagree", one=f"{_THEIRS} = {theirs}", other=f"base_path = {ours or '/'}")
    config.set_option(_THEIRS, ours.strip("/"))


class BelowBasePath:
    """ASGI middleware: what is inside sees paths from the site's own root.

    A proxy may pass the base path on or cut it off: both are understood.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._base = app, settings().base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._base and scope["type"] in ("http", "websocket"):
            rest = scope["path"].removeprefix(self._base)
            if rest != scope["path"] and rest[:1] in ("", "/"):
                scope = {**scope, "path": rest or "/"}
        await self._app(scope, receive, send)


class BackOnBasePath:
    """The way back, for Streamlit, whose own routes begin with the base path."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._base = app, settings().base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._base and scope["type"] in ("http", "websocket"):
            scope = {**scope, "path": self._base + scope["path"]}
        await self._app(scope, receive, send)
