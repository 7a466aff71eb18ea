"""Codes of dossiers, complaints and letters: one spelling, and nothing that is a person's number.

A code enters the work tables, so a column of codes must not be a way in for names, id
cards or telephones (domain 2.6, 3.13).
"""

from __future__ import annotations

import re

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.checking.scrubber import surnames

LETTERS = {"dossier_code": 8, "complaint_code": 8, "letter_no": 12}

# Unit, day, number: as one-stop software numbers dossiers, and shaped like nobody's number or name.
NATIONAL = r"^(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?H[0-9]{2}(?:\.[0-9]{1,3}){0,2}-[0-9]{6}-[0-9]{4,8}$"
_SHAPE = r"^[0-9A-ZĐ][0-9A-ZĐ./_-]{0,38}[0-9A-ZĐ]$"
_PERSONAL_RUN = r"(?:^|[^0-9])(?:[0-9]{9}|[0-9]{12}|0[0-9]{9,10}|84[0-9]{9})(?:[^0-9]|$)"
_PERSONAL_WHOLE = r"^(?:(?:0|84)[0-9]{9}|[A-Z][0-9]{7,8})$"
_DASH = re.compile(r"[\u2010-\u2015]")
_SPACED = re.compile(r"\s*([-./_])\s*")
_PERSONAL_PARTS = r"^[0-9]{3,}(?:[-./_][0-9]{3,})+$"


def read_codes(bench: Bench, field: str) -> pd.Series:
    """Codes in capitals without blanks; rows without a usable code are rejected."""
    codes = _spelled(bench.text(field))
    doubtful = codes[~codes.str.match(NATIONAL)]
    missing = doubtful.isna()
    personal = ~missing & looks_personal(doubtful)
    strange = ~missing & ~personal & ~is_code(doubtful, LETTERS[field])
    bench.reject(missing, "code_missing", field)
    bench.reject(personal, "code_looks_personal", field)
    bench.reject(strange, "code_not_a_code", field)
    return codes


def looks_personal(codes: pd.Series) -> pd.Series:
    """True for codes that hold the number of an id card, a passport or a telephone, or a name."""
    joined = codes.str.replace(r"[-./_]", "", regex=True)
    grouped = codes.str.match(_PERSONAL_PARTS) & joined.str.match(r"^(?:[0-9]{9}|[0-9]{12})$")
    named = codes.str.contains(r"(?:^|[^A-ZĐ])(?:" + "|".join(surnames()) + ")", regex=True)
    found = codes.str.contains(_PERSONAL_RUN, regex=True) | joined.str.match(_PERSONAL_WHOLE) | grouped | named
    return found.fillna(False).astype(bool)


def is_code(codes: pd.Series, letters: int) -> pd.Series:
    """True for codes of usual length that hold a digit and at most so many letters."""
    shaped = codes.str.match(_SHAPE) & codes.str.contains(r"[0-9]", regex=True)
    return (shaped & codes.str.count(r"[A-ZĐ]").le(letters)).fillna(False).astype(bool)


def _spelled(texts: pd.Series) -> pd.Series:
    spelled, untidy = texts.copy(), texts.str.contains(" |\n|'|[\u2010-\u2015]", regex=True)
    spelled[untidy] = [_SPACED.sub(r"\1", _DASH.sub("-", text.lstrip("'"))) for text in texts[untidy]]
    return spelled.str.upper()
