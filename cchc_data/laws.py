"""Which legal documents were in force on a day: `data/reference/laws.csv`, by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from cchc_data import reference

_NUMBER = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ][A-ZĐa-z0-9-]+")


def in_force(entries: Iterable[str], day: date) -> tuple[str, ...]:
    """The entries of a legal basis that held on `day`; one that names no document always holds."""
    return tuple(entry for entry in entries if _held(entry, day))


def number(entry: str) -> str | None:
    """The number of the document an entry is about: its first; None for one without a number."""
    found = _NUMBER.search(entry)
    return found[0] if found else None


@cache
def spans() -> Mapping[str, tuple[date, date | None]]:
    """First and last day in force of every document by number; no last day while it holds."""
    return {row["number"]: (row["valid_from"], row["valid_to"]) for row in reference.laws()}


def _held(entry: str, day: date) -> bool:
    if (found := number(entry)) is None:
        return True
    first, last = spans()[found]
    return first <= day and (last is None or day <= last)
