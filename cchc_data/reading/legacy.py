"""Vietnamese of before Unicode: TCVN3 (ABC) and VNI fonts, recognised by score, converted by table."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cchc_data.reading.vocabulary import load

FONTS = ("tcvn3", "vni")
_WORD = re.compile(r"[^\W\d_]+")
_RATIO, _LEAST = 3, 3  # rule 2: three times as many known words, and at least three


@dataclass(frozen=True)
class Suspicion:
    """A text that reads better after conversion; `before` and `after` hold known words only."""

    font: str
    before: str
    after: str


def converter(font: str) -> Callable[[str], str]:
    """The conversion from `font` ("tcvn3" or "vni") to Unicode; capitals of TCVN3 become small."""
    table = _table(font)
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda found: table[found[0]], text) if not text.isascii() else text


def score(text: str) -> int:
    """How many of the words of `text` are among the sixty that no official's table does without."""
    known = _known_words()
    return sum(word in known for word in _WORD.findall(unicodedata.normalize("NFC", text).lower()))


def suspect(texts: Iterable[str]) -> Suspicion | None:
    """The old font in which `texts` make sense, when they do not as they are."""
    text = "\n".join(texts)
    if text.isascii():
        return None
    before = score(text)
    after, font = max((score(converter(font)(text)), font) for font in FONTS)
    if after < _LEAST or after < _RATIO * max(before, 1):
        return None
    return Suspicion(font, *_evidence(text, converter(font)))


def _evidence(text: str, convert: Callable[[str], str]) -> tuple[str, str]:
    """Up to six words before and after, all of the dictionary: no name can be among them."""
    known = _known_words()
    pairs = dict.fromkeys((raw, convert(raw).lower()) for raw in text.split() if not raw.isascii())
    shown = [pair for pair in pairs if pair[1] in known][:6]
    return " ".join(raw for raw, _ in shown), " ".join(after for _, after in shown)


@functools.cache
def _table(font: str) -> dict[str, str]:
    return load(f"tables/{font}.toml")["letters"]


@functools.cache
def _known_words() -> frozenset[str]:
    return frozenset(load("tables/known_words.toml")["words"])
