"""From bytes to text: marks, strict UTF-8, UTF-16, and for anything older a question."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cchc_data.reading import legacy
from cchc_data.reading.refusal import question, unreadable

ANSWERS = ("tcvn3", "vni", "cp1258", "unicode")
_SAMPLE = 200_000
_PIECE = 1 << 20


@dataclass(frozen=True)
class Encoding:
    """How to read a text file: `codec` and `errors` for open(), `convert` for every cell or None."""

    name: str = "utf-8"
    codec: str = "utf-8"
    convert: Callable[[str], str] | None = None
    errors: str = "strict"


def answered(answer: str | None) -> Encoding | None:
    """The encoding an official confirmed, None without an answer.

    For files that are Unicode already, only `convert` of it matters. Raises UnreadableFile `bad_answer`.
    """
    if not answer:
        return None
    if answer in legacy.FONTS:
        return Encoding(answer, "latin-1", legacy.converter(answer))
    if answer == "cp1258":
        return Encoding(answer, answer, errors="replace")
    if answer == "unicode":
        return Encoding()
    raise unreadable("bad_answer", answer=answer[:20], options=", ".join(ANSWERS))


def of_file(path: Path, answer: str | None) -> Encoding:
    """The encoding of a text file.

    Raises NeedsConfirmation `old_encoding` when it is not Unicode but reads well as something older,
    UnreadableFile `unknown_encoding` when it does not.
    """
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    chosen = answered(answer)
    unicode = _unicode_codec(path, start)
    if unicode:
        convert = chosen.convert if chosen else None
        return Encoding(chosen.name if convert else "utf-8", unicode, convert)
    if chosen and chosen.name != "utf-8":
        return chosen
    raise _question(start)


def _unicode_codec(path: Path, start: bytes) -> str | None:
    """utf-8-sig, utf-16..., or None when the bytes are not Unicode."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16" if _decodes(path, "utf-16") else None
    if start[1:2] == b"\0" or start[:1] == b"\0":
        name = "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        return name if _decodes(path, name) else None
    return "utf-8-sig" if _decodes(path, "utf-8") else None


def _decodes(path: Path, codec: str) -> bool:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _question(start: bytes) -> Exception:
    """Which older encoding makes the most sense of the bytes."""
    windows = unicodedata.normalize("NFC", start.decode("cp1258", "replace"))
    plain = start.decode("latin-1")
    suspicion = legacy.suspect([plain])
    if suspicion and legacy.score(windows) < legacy.score(legacy.converter(suspicion.font)(plain)):
        return asking(suspicion)
    if legacy.score(windows) >= 3:
        return question("old_encoding", ("cp1258", "tcvn3", "vni"), guess="cp1258", before="", after="")
    return unreadable("unknown_encoding")


def asking(suspicion: legacy.Suspicion) -> Exception:
    """The question whether a text is in an old font; its values show known words only."""
    first = (suspicion.font, *(a for a in ANSWERS if a != suspicion.font))
    return question("old_encoding", first, guess=suspicion.font, before=suspicion.before, after=suspicion.after)
