"""/qr.svg?path=/dung-han: one of our own addresses as a QR code, for posters and printed pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial
from urllib.parse import parse_qsl, urlencode, urlsplit

import segno
from starlette.requests import Request
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.page import AUDIENCE, CHANNEL, FIELD, INTERACTIVE, LANG, LIGHT, PERIOD, SEARCH, SNAPSHOT, Page
from cchc_view.routes.answers import Kept, keep
from cchc_view.routes.place import home
from cchc_view.routes.readable import Readable, Refused, text

LONGEST = 300
_KNOWN = {LANG, PERIOD, FIELD, SEARCH, AUDIENCE, CHANNEL, SNAPSHOT}


def routes(pages: Sequence[Page]) -> list[Route]:
    """The code of any page or procedure, in either renderer, with the parameters that pages understand."""
    ours = tuple(page.path for page in pages)
    return [Route("/qr.svg", Readable(partial(_code, ours)))]


@cached.per_snapshot
def _addresses(loaded: Loaded, ours: tuple[str, ...]) -> frozenset[str]:
    procedures = [f"thu-tuc/{row['proc_code']}" for row in loaded.rows("procedure_codes")]
    return frozenset(base + path for path in (*ours, *procedures) for base in (INTERACTIVE, LIGHT))


def _code(ours: tuple[str, ...], loaded: Loaded, request: Request) -> Kept:
    address = home(request) + own_path(_addresses(loaded, ours), text(request, "path", LONGEST))
    out = io.BytesIO()
    # M: still readable with a seventh of it dirty; the quiet zone of four is part of the standard.
    segno.make_qr(address, error="m").save(
        out, kind="svg", scale=6, border=4, light="#fff", xmldecl=False, nl=False,
        title=wordbook.of("vi")("badge.code", address=address),
    )
    return keep(out.getvalue(), "image/svg+xml")


def own_path(ours: frozenset[str], path: str) -> str:
    """The path written anew if it is one of ours; raises Refused for any other address."""
    try:
        parts = urlsplit(path)
        query = parse_qsl(parts.query, strict_parsing=bool(parts.query))
    except ValueError:
        raise Refused(400, "data.unknown_value", parameter="path") from None
    foreign = parts.scheme or parts.netloc or parts.path not in ours
    if foreign or not _KNOWN.issuperset(name for name, _ in query):
        raise Refused(400, "data.unknown_value", parameter="path")
    return parts.path + (f"?{urlencode(query)}" if query else "")
