"""Vietnamese numbers (domain 4.3, rule 6): 1.234 is one thousand, 12,5 is twelve and a half."""

from __future__ import annotations

import re
from decimal import Decimal

import pandas as pd

from cchc_data.checking import once

BEYOND = 10_000_000  # no commune counts so far; the number of a document or telephone does

# Whole part and fraction; three digits after a single separator are thousands.
_SHAPES = tuple(
    re.compile(rf"([1-9]\d{{0,2}}(?:{group}\d{{3}})+)(?:{point}(\d+))?")
    for group, point in ((r"\.", ","), (",", r"\."), (" ", "[.,]"))
) + (re.compile(r"(\d{1,15})(?:[.,](\d{1,15}))?"),)
_SIGNED = re.compile(r"([+-]?)\s*(.*?)\s*%?")
_SPELLING = dict.fromkeys(map(ord, "\u00a0\u202f\u2009"), " ") | dict.fromkeys(map(ord, "\u2212\u2013"), "-")


def read_number(text: str) -> Decimal | None:
    """The number a cell says, in per cent where it says %; None when it says no number."""
    bare = " ".join(text.translate(_SPELLING).split()).lstrip("'")
    sign, digits = _SIGNED.fullmatch(bare).groups()
    for shape in _SHAPES:
        if found := shape.fullmatch(digits):
            whole, fraction = re.sub(r"[.,\s]", "", found[1]), found[2] or "0"
            return Decimal(f"{'-' if sign == '-' else ''}{whole}.{fraction}")
    return None


def read_count(text: str) -> int | None:
    """A whole number, which may be negative; None when the cell says none, or one beyond all counting."""
    number = read_number(text)
    if number is None or number != number.to_integral_value() or abs(number) >= BEYOND:
        return None
    return int(number)


def read_counts(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Counts (Int64, missing where the cell is missing or no number) and which cells are no number."""
    counts = once.each(texts, read_count, "Int64")
    return counts, texts.notna() & counts.isna()
