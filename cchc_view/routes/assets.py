"""Streamlit's own files, compressed once and cached for good: 5.5 MB become 1.8 MB, once."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from cchc_view.routes.answers import Kept, keep, send

_FOLDER = (Path(streamlit.__file__).parent / "static" / "static").resolve()
_PREFIX = "/static/"
_TEXT = {".js", ".css", ".json", ".svg", ".map"}

# Every name holds a hash of its content, so a copy never grows old.
_FOR_GOOD = "public, max-age=31536000, immutable"

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
        await send(Request(scope), kept, _FOR_GOOD)(scope, receive, sender)


def _file(scope: Scope) -> Path | None:
    """The asset asked for, None when it is not ours to answer."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not scope["path"].startswith(_PREFIX):
        return None
    path = (_FOLDER / scope["path"].removeprefix(_PREFIX)).resolve()
    inside = path.is_relative_to(_FOLDER) and path.suffix in _TEXT
    return path if inside and path.is_file() else None


@cache
def _kept(path: Path) -> Kept:
    kind = mimetypes.types_map.get(path.suffix, "application/octet-stream")
    return keep(path.read_bytes(), kind, quality=_QUALITY)
