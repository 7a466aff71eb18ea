"""Vietnamese words as they are compared: without case, accents and the ways to spell one sound."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
# "kỹ" and "kĩ", "ký" and "kí" are one word in two spellings.
_Y = re.compile(r"^([hklmstv])y$")
_SOUNDS = (("tr", "ch"), ("x", "s"), ("gi", "d"), ("r", "d"), ("ng", "n"), ("c", "k"), ("q", "k"))


@dataclass(frozen=True)
class Word:
    """`plain` without accents; `marked` with them, in one order however they were typed."""

    plain: str
    marked: str

    @property
    def has_marks(self) -> bool:
        return self.plain != self.marked


def words(text: str) -> list[Word]:
    """The words of a text in order; codes such as 1.001193 stay whole."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return [_word(found) for found in _WORD.findall(lowered)]


def plain(text: str) -> tuple[str, ...]:
    """The words of a text without accents."""
    return tuple(word.plain for word in words(text))


def sound(word: str) -> str:
    """What an unaccented word sounds like in one region or another: tr = ch, x = s, d = gi = r."""
    for spelt, heard in _SOUNDS:
        word = word.replace(spelt, heard)
    return word


@lru_cache(maxsize=10_000)  # names repeat a few thousand words; what is typed cannot grow it
def _word(text: str) -> Word:
    spread = unicodedata.normalize("NFD", text)
    letters = "".join(c for c in spread if not unicodedata.combining(c))
    # "hoà" and "hòa" place one tone on two letters: marks are compared apart from the letters.
    marks = "".join(sorted(c for c in spread if unicodedata.combining(c)))
    base = _Y.sub(r"\1i", letters.replace("đ", "d"))
    return Word(base, _Y.sub(r"\1i", letters) + marks)
