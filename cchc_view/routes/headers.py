"""Security headers on every answer: nothing runs, loads or frames that is not ours."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cchc_view.settings import settings

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Our own pages run no script at all; their one style sheet and the charts' styles are inline.
_OURS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'"

# An embed runs our one script, which tells the page around it how high it is.
_EMBED = f"{_OURS}; script-src 'self'"

# As strict as Streamlit works with: its styles are written by script, its charts draw blobs.
_STREAMLIT = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'"
)

_PLAIN = ("/nhe", "/api/", "/du-lieu/", "/huy-hieu/", "/atom.xml", "/sitemap.xml", "/robots.txt", "/qr.svg", "/bao-cao/", "/man-hinh/")


class SecurityHeaders:
    """ASGI middleware: adds the headers, and the content policy that fits the address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", policy(scope["path"]))
            await send(message)

        await self._app(scope, receive, send_with_headers)


def policy(path: str) -> str:
    """Content-Security-Policy of an address."""
    if path == "/nhung":
        return f"{_EMBED}; frame-src 'self'; frame-ancestors {' '.join(settings().frame_pages)}"
    if path.startswith("/nhung/"):
        return f"{_EMBED}; frame-ancestors {' '.join(settings().frame_embeds)}"
    kind = _OURS if path.startswith(_PLAIN) else _STREAMLIT
    return f"{kind}; {frame_policy()}"


def frame_policy() -> str:
    """Who may show our pages in a frame."""
    return f"frame-ancestors {' '.join(settings().frame_pages)}"
