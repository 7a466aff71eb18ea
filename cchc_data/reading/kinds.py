"""What a file is, by its content: the extension is never asked."""

from __future__ import annotations

import functools
import re
from enum import Enum, auto
from pathlib import Path

from cchc_data.file_names import label
from cchc_data.reading.limits import Limits
from cchc_data.reading.refusal import unreadable
from cchc_data.reading.vocabulary import load

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PREFACE = rb"(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*+"  # possessive: never tried twice
_TAGS = rb"<(?:\w+:)?(?:html|table|head|meta|style|body|div|font|center|tr|workbook)\b"
_HTML = re.compile(_PREFACE + _TAGS, re.IGNORECASE | re.DOTALL)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Kind(Enum):
    """Families of files, each with its own opener."""

    ZIP = auto()
    OLE = auto()
    HTML = auto()
    JSON = auto()
    TEXT = auto()


def recognise(path: Path, limits: Limits) -> Kind:
    """The kind of file at `path`.

    Raises UnreadableFile: not_found, too_large, empty_file, is_image, is_pdf, is_archive, is_document,
    not_a_table.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(65_536)
    except OSError as error:
        raise unreadable("not_found", name=label(path.name)) from error
    if size > limits.file_bytes:
        raise unreadable("too_large", size=size >> 20, limit=limits.file_bytes >> 20)
    if not start.strip(b"\0\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise unreadable("empty_file")
    return _by_start(start)


def _by_start(start: bytes) -> Kind:
    if start.startswith(b"PK\x03\x04") or start.startswith(b"PK\x05\x06"):
        return Kind.ZIP
    if start.startswith(_OLE):
        return Kind.OLE
    for mark, code in _signatures():
        if start.startswith(mark):
            raise unreadable(code)
    text = start
    if start.startswith(_UTF16) or _looks_utf16(start):
        text = start.replace(b"\0", b"")
    elif b"\0" in start:
        raise unreadable("not_a_table")
    text = text.lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _HTML.match(text):
        return Kind.HTML
    return Kind.JSON if text.lstrip()[:1] in (b"{", b"[") else Kind.TEXT


def _looks_utf16(start: bytes) -> bool:
    """True when every second byte is nearly always zero: UTF-16 without a mark."""
    evens, odds = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    return half > 8 and max(evens, odds) > 0.4 * half and min(evens, odds) < 0.05 * half


@functools.cache
def _signatures() -> list[tuple[bytes, str]]:
    found = load("signatures.toml")["start"].items()
    return [(bytes.fromhex(mark), code) for mark, code in found]
