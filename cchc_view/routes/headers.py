"""Security headers on every answer, also when something of ours fails or a connection is refused."""

from __future__ import annotations

import logging

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cchc_view.routes import policy
from cchc_view.routes.plain import plain

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_BEGINS = ("http.response.start", "websocket.http.response.start", "websocket.accept")


class SecurityHeaders:
    """ASGI middleware: adds the headers, and the strictest content policy where an answer has none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "websocket.close" and not begun:  # refused: as an answer, which carries headers
                await Response(status_code=403)(scope, receive, send_with_headers)
                return
            if message["type"] in _BEGINS:
                begun = True
                message.setdefault("headers", [])
                headers = MutableHeaders(scope=message)
                for name, value in secured().items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if begun or scope["type"] != "http":
                raise
            # The server logs where; the visitor reads a sentence.
            logging.getLogger(__name__).exception("no answer for a request")
            await plain(Request(scope), "failed")(scope, receive, send_with_headers)


def secured() -> dict[str, str]:
    """Headers of an answer that brings none of its own."""
    return {**_ALWAYS, "Content-Security-Policy": policy.plain()}
