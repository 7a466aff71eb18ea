"""Which agency carries a procedure out: the portal says it in two places, each with gaps."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from cchc_data.catalogue.text import clean, is_missing
from cchc_data.catalogue.vocabulary import words

LISTS = "danh-sach-tthc-*.xlsx"
_CODE, _AGENCY, _HEADER_ROW = 0, 3, 1
# Longer entries are not agencies: the portal puts a stretch of the steps there.
_LONGEST = 120


def agencies_in_lists(folder: Path) -> dict[str, str]:
    """Agencies by procedure code from the portal's own Excel lists in `folder`; none, empty dict."""
    found: dict[str, str] = {}
    for book in sorted(folder.glob(LISTS)):
        rows = pd.read_excel(book, engine="calamine", header=_HEADER_ROW, dtype=str)
        found |= dict(zip(rows.iloc[:, _CODE], rows.iloc[:, _AGENCY].fillna(""), strict=True))
    return found


def agency_names(*candidates: str) -> str:
    """The agencies of the first candidate that names any, joined by "; "; empty when none does."""
    for raw in candidates:
        parts = [part for part in clean(raw).split("\n") if part]
        names = [words()["agencies"].get(part, part) for line in parts for part in _split(line)]
        kept = [name for name in names if not is_missing(name) and len(name) <= _LONGEST]
        if kept and len(clean(raw)) <= _LONGEST * len(kept):
            return "; ".join(dict.fromkeys(kept))
    return ""


def _split(line: str) -> list[str]:
    """Commas part agencies only where a capital follows; "Cơ quan, tổ chức…" is one name."""
    names = [""]
    for part in line.split(", "):
        if names[-1] and not part[:1].isupper():
            names[-1] += ", " + part
        else:
            names = [*names, part] if names[-1] else [part]
    return [name.strip(" .") for name in names]
