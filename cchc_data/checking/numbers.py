"""Vietnamese numbers (domain 4.3, rule 6): 1.234 is one thousand, 12,5 is twelve and a half."""

from __future__ import annotations

import re
from decimal import Decimal

import pandas as pd

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d{1,15}(?:[.,]\d+)?")
_SHAPE = re.compile(r"([+-]?)\s*(.*?)\s*(%?)")
_BLANKS = {ord(c): " " for c in "\u00a0\u202f\u2009"}
_DASHES = {ord(c): "-" for c in "\u2212\u2013"}


def read_number(text: str) -> Decimal | None:
    """The number a cell says, in per cent where it says %; None when it says no number.

    Three digits after a single separator are thousands, as officials write them.
    """
    sign, digits, _ = _SHAPE.fullmatch(" ".join(text.translate(_BLANKS).translate(_DASHES).split()).lstrip("'")).groups()
    if _GROUPED.fullmatch(digits):
        decimal = re.search(r"(?<=\d{3})[.,](?=\d+$)", digits)
        digits = _without_groups(digits) if decimal else digits
    elif _PLAIN.fullmatch(digits):
        digits = digits.replace(",", ".")
    else:
        return None
    return -Decimal(digits) if sign == "-" else Decimal(digits)


def _without_groups(digits: str) -> str:
    separators = [c for c in digits if not c.isdigit()]
    mixed = len(set(separators)) > 1
    whole, fraction = (digits.rsplit(separators[-1], 1)) if mixed else (digits, "")
    return re.sub(r"\D", "", whole) + ("." + fraction if fraction else "")


def read_count(text: str) -> int | None:
    """A whole number, which may be negative; None when the cell says no whole number."""
    number = read_number(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def read_counts(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Counts (Int64, missing where the cell is missing or no number) and which cells are no number."""
    known = {text: read_count(text) for text in texts.dropna().unique()}
    counts = pd.Series([None if pd.isna(text) else known[text] for text in texts], index=texts.index, dtype="Int64")
    return counts, texts.notna() & counts.isna()
