"""Streamlit's own files, compressed once and cached for good: 5.5 MB become 1.8 MB, once."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_view.routes.answers import FOR_GOOD, Kept, keep, send
from cchc_view.routes.theirs import static_file

_PREFIX = "/static/"
_TEXT = {".js", ".css", ".json", ".svg", ".map"}

# Best compression takes seconds for all of Streamlit; 5 is nearly as small at a tenth of that.
_QUALITY = 5


class CompressedAssets:
    """ASGI middleware: answers GET of Streamlit's text assets from memory, passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, sender: Send) -> None:
        path = _file(scope)
        if path is None:
            await self._app(scope, receive, sender)
            return
        kept = await run_in_threadpool(_kept, path)
        # Every name holds a hash of its content, so a copy never grows old.
        await send(Request(scope), kept, FOR_GOOD)(scope, receive, sender)


def _file(scope: Scope) -> Path | None:
    """The asset asked for, None when it is not ours to answer."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not scope["path"].startswith(_PREFIX):
        return None
    path = static_file(scope["path"].removeprefix(_PREFIX))
    return path if path and path.suffix in _TEXT else None


@cache
def _kept(path: Path) -> Kept:
    kind = mimetypes.types_map.get(path.suffix, "application/octet-stream")
    return keep(path.read_bytes(), kind, quality=_QUALITY)
