"""Names of files and sheets as they may stand in a manifest or report: only words that such names usually have."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from pathlib import Path

from cchc_data.reading.text import key

HIDDEN = "…"
_DATE = re.compile(r"20\d{6}(?:\d{4}|\d{6})?|\d{4}20\d{2}|20\d{2}|\d{1,2}")
_MANY_NUMBERS = re.compile(r"\d+(?: \d+){3,}")  # a date has three; more could be a telephone


def label(name: str) -> str:
    """The name with every unusual word hidden: "DS_hoso_NguyenVanA_0912345678.xlsx" → "DS hoso …xlsx"."""
    stem, dot, ending = name.rpartition(".")
    words = [word if _is_usual(word) else HIDDEN for word in re.split(r"[\W_]+", stem or ending) if word]
    shown = _MANY_NUMBERS.sub(HIDDEN, " ".join(words))
    shown = re.sub(rf"{HIDDEN}(?: {HIDDEN})+", HIDDEN, shown) or HIDDEN
    return f"{shown}.{ending}" if dot and re.fullmatch(r"[a-z]{2,5}", ending, re.IGNORECASE) else shown


def _is_usual(word: str) -> bool:
    return (
        _plain(word) in _usual()
        or _plain(re.sub(r"\d{1,2}$", "", word)) in _usual()  # Sheet1
        or bool(_DATE.fullmatch(word))
        or bool(re.fullmatch(r"0?[67]a|T\d{1,2}|Q[1-4]|H\d{2}", word, re.IGNORECASE))
    )


@functools.cache
def _usual() -> frozenset[str]:
    """Words as they are written, and without accents those that are nobody's name then."""
    told = tomllib.loads((Path(__file__).parent / "file_names.toml").read_text("utf-8"))
    written = {_plain(word) for word in told["usual"]}
    return frozenset(written | {key(word) for word in told["usual"]} - set(told["names_without_accents"]))


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower()
