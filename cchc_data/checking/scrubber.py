"""The scrubber: does a text give a person away?

It looks at texts that somebody wrote for the public. What looks personal is never cut
out but refused, because only its author knows what the rest then means (Law
91/2025/QH15, Article 2; domain 2.14).
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cchc_data.catalogue.text import UPPER

_LETTER = r"[^\W\d_]"
_NUMBERS = {
    "email": re.compile(r"[\w.+-]+\s*@\s*[\w-]+"),
    "phone": re.compile(r"(?:\+?84|\b0)(?:[\s.-]*\d){9,10}(?!\d)"),
    "id_number": re.compile(r"(?<!\d)(?:\d[\s.-]?){7,}\d(?!\d)|\b[A-Z]\d{7,8}\b"),
    "plate": re.compile(r"\b\d{2}\s?-?\s?[A-ZĐ]{1,2}\d?\s?-?\s?\d{3}[.\s]?\d{1,2}\b"),
}


@functools.cache
def _told() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "scrubber.toml").read_text("utf-8"))


def surnames() -> list[str]:
    """Surnames as they would stand inside a code: capitals without accents."""
    return _told()["in_codes"]


def trace(text: str, own_names: tuple[str, ...] = ()) -> str | None:
    """The kind of the first personal trace: email, phone, id_number, plate, person, place; or None.

    `own_names` are the commune's own names, which are no trace.
    """
    plain = unicodedata.normalize("NFC", text)
    for kind, pattern in _NUMBERS.items():
        if pattern.search(plain):
            return kind
    if any(pattern.search(plain) for pattern in _places()):
        return "place"
    return "person" if _names_somebody(plain, own_names) else None


def _names_somebody(text: str, own_names: tuple[str, ...]) -> bool:
    text = _without(text, _told()["bodies"])
    if any(pattern.search(text) for pattern in _persons(text.isascii())):
        return True
    text = _without(text, {*own_names, *_told()["capitalised"]})
    words = re.finditer(rf"{_LETTER}+(?:['’]{_LETTER}+)*|[^\w\s]", text)
    run = 0
    for word in words:
        run = run + 1 if word[0][0].isupper() else 0
        if run == 2:
            return True
    return False


def _without(text: str, phrases: Iterable[str]) -> str:
    for phrase in sorted(phrases, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", "·", text)
    return text


@functools.cache
def _persons(unaccented: bool) -> tuple[re.Pattern[str], ...]:
    told = {name: _any(_told()[name], unaccented) for name in ("honorifics", "surnames", "middles")}
    # "em NGUYỄN", "ông A"; and a name in small letters by surname and middle name.
    honoured = rf"(?i:\b{told['honorifics']})\.?\s+[{UPPER}]"
    small = rf"(?i)\b{told['surnames']}\s+{told['middles']}\s+{_LETTER}"
    return tuple(map(re.compile, (honoured, small, rf"\b[HY]\s*['’]\s*[{UPPER}]", rf"\bY\s+[{UPPER}]")))


@functools.cache
def _places() -> tuple[re.Pattern[str], ...]:
    always = rf"(?i)\b{_any(_told()['places'])}\b"
    numbered = rf"(?i:\b{_any(_told()['numbered_places'])})\s+(?:\d|[{UPPER}])"
    return re.compile(always), re.compile(numbered)


def _any(words: Iterable[str], unaccented: bool = False) -> str:
    return "(?:" + "|".join(_bare(word) if unaccented else word for word in words) + ")"


def _bare(word: str) -> str:
    text = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c))
