"""Text of cells: the same words in one spelling, and the key by which words are compared."""

from __future__ import annotations

import functools
import re
import unicodedata

from cchc_data.catalogue.text import clean
from cchc_data.reading.vocabulary import words

_ETH = {ord("ð"): "đ", ord("Ð"): "Đ"}
_STROKE = {ord("đ"): "d", ord("ð"): "d"}  # no accent to Unicode, so taking accents off leaves it


def tidy(raw: str) -> str:
    """`raw` in NFC with plain blanks, without invisible characters, eth read as đ.

    Letters, accents, punctuation and line breaks stay as they were received.
    """
    if raw.isprintable() and "  " not in raw:
        if raw.isascii():
            return raw.strip()
        if unicodedata.is_normalized("NFC", raw):
            return raw.strip().translate(_ETH)
    return clean(raw).translate(_ETH)


@functools.lru_cache(maxsize=20_000)
def key(raw: str) -> str:
    """The form in which words are matched: lower case, no accents, đ→d, single blanks.

    `*:()` and quotes are dropped, dashes are one dash, look-alike letters of other alphabets become
    Latin; so hòa = hoà = HÒA (decomposed or not).
    """
    text = unicodedata.normalize("NFD", clean(raw).lower())
    bare = "".join(c for c in text if not unicodedata.combining(c)).translate(_latin())
    bare = re.sub(r"[*:()\"'“”‘’\[\]]", " ", bare)
    bare = re.sub(r"[\u2010-\u2015\u2212]", "-", bare)
    return re.sub(r"\s*([-/,;])\s*", r"\1", " ".join(bare.split()))


def key_without_notes(raw: str) -> str:
    """Like `key`, leaving out what stands in parentheses and a "1." or "(1)" before the words."""
    bare = re.sub(r"\([^()]*\)", " ", raw)
    return key(re.sub(r"^\s*\d+[.)]\s*", "", bare))


@functools.cache
def _latin() -> dict[int, str]:
    return _STROKE | {ord(strange): latin for strange, latin in words()["lookalikes"].items()}
