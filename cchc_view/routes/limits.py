"""A polite no to one address that asks too much, so that all others are served."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network

from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_view import words as wordbook
from cchc_view.page import SNAPSHOT
from cchc_view.settings import settings

_LIMITED = ("/api/", "/du-lieu/", "/huy-hieu/", "/qr.svg", "/bao-cao/")
_OLDER = f"{SNAPSHOT}=".encode()
_MOST_ADDRESSES = 10_000  # the oldest is forgotten: memory stays bounded under a flood


class Buckets:
    """A token bucket per address: `per_minute` asks, refilled evenly."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = float(per_minute), clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Take one token; 0 when there was one, else the seconds until there is."""
        now = self._clock()
        left, seen = self._left.pop(address, (self._most, now))
        left = min(self._most, left + (now - seen) * self._most / 60)
        granted = left >= 1
        self._left[address] = (left - 1 if granted else left, now)
        if len(self._left) > _MOST_ADDRESSES:
            self._left.popitem(last=False)
        return 0.0 if granted else (1 - left) * 60 / self._most


class RateLimit:
    """ASGI middleware: API and data requests, and new interactive sessions, per address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._requests = Buckets(settings().per_minute)
        self._sessions = Buckets(settings().connections_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        buckets = self._buckets(scope)
        seconds = buckets.wait(asking(HTTPConnection(scope))) if buckets else 0.0
        await (_refusal(seconds) if seconds else self._app)(scope, receive, send)

    def _buckets(self, scope: Scope) -> Buckets | None:
        if scope["type"] == "websocket":
            return self._sessions
        if scope["type"] != "http":
            return None
        # An older snapshot may have to be loaded first.
        limited = scope["path"].startswith(_LIMITED) or _OLDER in scope["query_string"]
        return self._requests if limited else None


def asking(connection: HTTPConnection) -> str:
    """Who asks: an IPv4 address, or the /64 network that one IPv6 customer has to himself."""
    told = _told(connection)
    try:
        address = ip_address(told)
    except ValueError:  # no address at all; kept short, because it is kept
        return told[:40]
    if address.version == 4 or address.ipv4_mapped:
        return str(getattr(address, "ipv4_mapped", None) or address)
    return str(ip_network((address, 64), strict=False))


def _told(connection: HTTPConnection) -> str:
    """The address our proxies saw; what stands before it in the header anybody may have written."""
    passed = ",".join(connection.headers.getlist("x-forwarded-for")).split(",")
    if 0 < settings().proxies <= len(passed) and (told := passed[-settings().proxies].strip()):
        return told
    return connection.client.host if connection.client else ""


def _refusal(seconds: float) -> JSONResponse:
    message = {lang: wordbook.of(lang)("error.too_many") for lang in wordbook.LANGUAGES}
    headers = {"Retry-After": str(int(seconds) + 1), "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"}
    return JSONResponse({"error": message}, 429, headers)
