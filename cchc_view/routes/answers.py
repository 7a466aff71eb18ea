"""An answer rendered and compressed once, then only sent: encodings, ETag, 304."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache

import brotli
from starlette.requests import Request
from starlette.responses import Response

_SMALLEST = 600  # under this, compressing costs more than it saves
_REVALIDATE = "public, max-age=0, must-revalidate"
FOR_GOOD = "public, max-age=31536000, immutable"  # for an address that changes with its content


@dataclass(frozen=True)
class Kept:
    """A finished body in every encoding we offer, with the tag that stands for it."""

    media_type: str
    etag: str
    bodies: dict[str, bytes] = field(repr=False)
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200


def keep(
    body: bytes | str,
    media_type: str,
    headers: dict[str, str] | None = None,
    status: int = 200,
    quality: int = 6,
) -> Kept:
    """Compress `body` for all visitors to come; `quality` is brotli's, 0 to 11: above 6 a page of 80 kB costs ten times as much for 3 % less."""
    plain = body.encode() if isinstance(body, str) else body
    bodies = {"": plain}
    if len(plain) >= _SMALLEST:
        bodies["br"] = brotli.compress(plain, quality=quality)
        bodies["gzip"] = gzip.compress(plain, 6, mtime=0)
    etag = f'W/"{hashlib.sha256(plain).hexdigest()[:20]}"'
    return Kept(media_type, etag, bodies, tuple((headers or {}).items()), status)


def send(request: Request, kept: Kept, cache: str = _REVALIDATE) -> Response:
    """The kept answer in the best encoding the visitor takes, or 304 if they have it already."""
    headers = {"ETag": kept.etag, "Cache-Control": cache, "Vary": "Accept-Encoding", **dict(kept.headers)}
    if kept.status == 200 and _has(request.headers.get("if-none-match", ""), kept.etag):
        return Response(status_code=304, headers=headers)
    accepted = _accepted(request.headers.get("accept-encoding", ""))
    encoding = next((e for e in ("br", "gzip") if e in kept.bodies and e in accepted), "")
    # Named even when plain: Streamlit's own middleware would otherwise compress anew each time.
    headers["Content-Encoding"] = encoding or "identity"
    return Response(kept.bodies[encoding], kept.status, headers, kept.media_type)


def _has(none_match: str, etag: str) -> bool:
    """Whether the visitor holds this very answer; a proxy may have made a weak tag strong."""
    return none_match.strip() == "*" or etag.removeprefix("W/") in none_match


@lru_cache(maxsize=64)
def _accepted(header: str) -> frozenset[str]:
    """Encodings that Accept-Encoding names and does not refuse by a weight of zero."""
    parts = (part.strip().lower().partition(";") for part in header.split(","))
    return frozenset(name.strip() for name, _, weight in parts if not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight))
