"""Quarters as officials write them: "Quý III/2026", "quý 3 năm 2026 (theo lịch)"."""

from __future__ import annotations

import re

from cchc_data.reading.text import key

_QUARTER = re.compile(r"quy ?(iv|iii|ii|i|[1-4])[ /,-]*(?:nam ?)?(20\d\d)(?: (.+))?")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def quarter(text: str) -> tuple[str, str, str] | None:
    """Year, number and the words that follow (as keys: "theo lich"); None where no quarter is told."""
    found = _QUARTER.fullmatch(key(text))
    return (found[2], _ROMAN.get(found[1], found[1]), found[3] or "") if found else None
