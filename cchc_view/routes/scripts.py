"""Our own scripts, compressed once; under an address with their hash they are cached for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from cchc_view.routes.answers import FOR_GOOD, Kept, keep, send

_FOLDER = Path(__file__).parent / "scripts"
_VERSION = "v"
_AN_HOUR = "public, max-age=3600"  # how long other pages may keep the address that they have pasted


def script(name: str) -> Callable[[Request], Response]:
    """What answers for a script, at whatever address."""

    def answer(request: Request) -> Response:
        kept = _kept(name)
        return send(request, kept, FOR_GOOD if request.query_params.get(_VERSION) == version(name) else _AN_HOUR)

    return answer


def version(name: str) -> str:
    """Changes with the script's text."""
    return _kept(name).etag.strip('W/"')[:10]


def versioned(path: str) -> str:
    """An address of a script, ending in its name, under which it never changes."""
    return f"{path}?{_VERSION}={version(path.rpartition('/')[2])}"


@cache
def _kept(name: str) -> Kept:
    text = (_FOLDER / name).read_bytes()
    return keep(text, "text/javascript; charset=utf-8", {"Access-Control-Allow-Origin": "*"}, quality=11)
