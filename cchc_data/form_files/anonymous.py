"""A document without the name of whoever wrote it, or a reason why it cannot be handed out.

Word processors write their user's name into every file, and a name of a person must be in
no published byte. Office documents are rewritten without it; a PDF is refused, because it
cannot be rewritten without a library of its own. What could run when opened is refused too.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

# Formats that may be handed out, by their first bytes.
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
FORMATS = {"docx": _ZIP, "xlsx": _ZIP, "odt": _ZIP, "ods": _ZIP, "pdf": _PDF}

_LARGEST_INSIDE = 60_000_000
_ACTIVE = re.compile(r"vbaProject|^Basic/|^Scripts/|activeX|/embeddings/", re.I)
_PRINTER = re.compile(r"/printerSettings/")  # names of printers and of the machines they hang on
_PRINTER_LINK = re.compile(rb'<Relationship\s[^>]*/printerSettings"[^>]*/>')
_PAGE_SETUP = re.compile(rb'(<pageSetup\b[^>]*?)\s+r:id="[^"]*"')
# The elements and attributes that name a person: properties, comments, tracked changes.
_ELEMENTS = rb"dc:creator|cp:lastModifiedBy|meta:initial-creator|meta:printed-by|meta:user-defined|Manager|author|vt:lpwstr"
_NAMED = re.compile(rb"(<(" + _ELEMENTS + rb")(?:\s[^>]*)?>)[^<]*(</\2>)")
_ATTRIBUTES = re.compile(rb"(\s(?:w:|w15:)?(?:author|initials|userId|displayName)=)(?:\"[^\"]*\"|'[^']*')")
_PDF_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile)\b")
_PDF_AUTHOR = re.compile(
    rb"/Author\s*(?:\((?!\s*\))|<(?![<\s>])|\d+\s+\d+\s+R)|<dc:creator>\s*(?:<[^>]*>\s*)*[^<\s]"
)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)


class Unfit(ValueError):
    """The file is not handed out; `reason` is a problem of problems.toml."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def anonymous(body: bytes, kind: str) -> bytes:
    """The document's bytes without an author; raises Unfit where there can be none."""
    if not body.startswith(FORMATS[kind]):
        raise Unfit("form_file_content")
    if kind == "pdf":
        _refuse_named_pdf(body)
        return body
    try:
        return _rewritten(body)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unfit("form_file_content") from error


def _rewritten(body: bytes) -> bytes:
    """The same archive, every XML part without names; entries keep their order and their dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        entries = source.infolist()
        if sum(entry.file_size for entry in entries) > _LARGEST_INSIDE:
            raise Unfit("form_file_too_large")
        if any(_ACTIVE.search(entry.filename) for entry in entries):
            raise Unfit("form_file_macros")
        for entry in entries:
            if not _PRINTER.search(entry.filename):
                kept = zipfile.ZipInfo(entry.filename, entry.date_time)
                kept.compress_type = entry.compress_type  # an ODF's first entry must stay uncompressed
                target.writestr(kept, _without_names(source.read(entry), entry.filename))
    return out.getvalue()


def _without_names(part: bytes, name: str) -> bytes:
    if name.endswith(".rels"):
        return _PRINTER_LINK.sub(b"", part)
    if not name.endswith(".xml"):
        return part
    return _PAGE_SETUP.sub(rb"\1", _ATTRIBUTES.sub(rb'\1""', _NAMED.sub(rb"\1\3", part)))


def _refuse_named_pdf(body: bytes) -> None:
    for text in (body, *_streams(body)):
        if _PDF_ACTIVE.search(text):
            raise Unfit("form_file_macros")
        if _PDF_AUTHOR.search(text):
            raise Unfit("form_file_author")


def _streams(body: bytes) -> Iterator[bytes]:
    """Compressed streams opened as far as they open; properties may hide in one."""
    for found in _STREAM.finditer(body):
        try:
            yield zlib.decompressobj().decompress(found[1], _LARGEST_INSIDE)
        except zlib.error:
            continue
