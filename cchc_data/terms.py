"""Names that change with the law: what units, offices, posts and service levels are called on a day.

A sentence says `{one_stop}`; who reads figures of 2021 reads "Bộ phận Một cửa" there, and
"Trung tâm Phục vụ hành chính công" in those of 2026. The names are `data/reference/terms.csv`;
an installation adds or replaces some in its `org.toml`:

[[terms]]
term = "one_stop"
valid_from = 2025-07-01
vi = "Trung tâm Phục vụ hành chính công phường"
en = "Ward Public Administration Service Centre"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from cchc_data import reference

LANGUAGES = ("vi", "en")
USUAL_UNIT = "commune"

Names = Mapping[str, str]


def on(day: date, org: Mapping[str, Any] = MappingProxyType({})) -> Mapping[str, Names]:
    """By language: each term's name on `day` and, capitalised, the one that begins a sentence.

    `org` is the unit of an installation (`unit_type`, own `terms`); without one it is a commune.
    """
    unit_type = org.get("unit_type", USUAL_UNIT)
    rows = [row for row in (*reference.terms(), *org.get("terms", ())) if _holds(row, day, unit_type)]
    return {lang: _names(rows, lang) for lang in LANGUAGES}


def names_of(text: str) -> tuple[str, ...]:
    """The single names of a term that holds several, such as `report_recipients`."""
    return tuple(name.strip() for name in text.split(";"))


def _holds(row: Mapping[str, Any], day: date, unit_type: str) -> bool:
    first, last = (_day(row.get(bound)) for bound in ("valid_from", "valid_to"))
    in_force = (first is None or first <= day) and (last is None or day <= last)
    return in_force and row.get("unit_type") in (None, "", unit_type)


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _names(rows: Iterable[Mapping[str, Any]], lang: str) -> Names:
    plain = {row["term"]: row[lang] for row in rows}
    whole = {term: name.format_map(plain) for term, name in plain.items()}
    return MappingProxyType(whole | {_capital(term): _capital(name) for term, name in whole.items()})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
