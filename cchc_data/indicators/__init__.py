"""Indicators: a pair `<id>.toml` (what it means) and `<id>.sql` (how it is counted).

A new pair is found by itself. The SQL reads public cubes and ends in the columns
`period, org_code, field, numerator, denominator, value` (and `sample` where the number
of independent observations is not the denominator); field null means all fields.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cchc_data import laws, periods
from cchc_data.indicators.targets import OPS, Target
from cchc_data.terms import Names

__all__ = ["COUNTED", "FOLDER", "OPS", "UNITS", "Indicator", "Target", "load_all", "macros"]

FOLDER = Path(__file__).parent

UNITS = ("percent", "working_days", "count", "points")
COUNTED = (
    "dossiers",
    "procedures",
    "answers",
    "complaints",
    "requests",
    "people",
    "documents",
    "items",
    "criteria",
    "tasks",
    "sessions",
    "initiatives",
    "proposals",
    "reports",
    "points",
)


@dataclass(frozen=True)
class Indicator:
    """One indicator's definition; `words[lang]` holds its sentences, with names such as {unit} in them.

    `before` holds sentences that were different until a day, the newest day first.

    It holds for periods of `period_kinds` whose covered days all lie between `valid_from`
    and `valid_to` (None: still in force). `target_from` holds the targets that replaced
    `target`, by the first year in which they apply.
    """

    id: str
    criterion: str
    order: int
    unit: str
    counted: str
    lower_is_better: bool
    interval: str
    when_empty: str
    period_kinds: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    target: Target
    target_from: tuple[tuple[int, Target], ...]
    legal_basis: tuple[str, ...]
    words: Mapping[str, Mapping[str, Any]] = field(hash=False)
    before: tuple[tuple[date, Mapping[str, Mapping[str, str]]], ...] = field(hash=False)
    sql: str = field(repr=False)

    def applies(self, kind: str, first: date, last: date) -> bool:
        """Whether the indicator holds for a period of `kind` on all its covered days."""
        in_force = self.valid_from <= first and (self.valid_to is None or last <= self.valid_to)
        return kind in self.period_kinds and in_force

    def known_on(self, day: date) -> bool:
        """Whether its rule had been made by `day`; a snapshot older than a rule never speaks of it."""
        return self.valid_from <= day

    def told_on(self, day: date, names: Mapping[str, Names]) -> Indicator:
        """The same indicator in the sentences, names and laws of a day, or of its own last day."""
        basis = laws.in_force(self.legal_basis, min(day, self.valid_to or day))
        words = {lang: self._told(lang, day, names[lang]) for lang in self.words}
        return replace(self, legal_basis=basis, words=words)

    def _told(self, lang: str, day: date, names: Names) -> Mapping[str, Any]:
        said = dict(self.words[lang])
        for until, earlier in self.before:
            if day < until:
                said |= earlier[lang]
        return {key: _filled(text, names) for key, text in said.items()}

    def in_year(self, year: int) -> Indicator:
        """The same indicator with the target of that year."""
        current = [target for first, target in self.target_from if first <= year]
        return replace(self, target=current[-1]) if current else self


def told_on(day: date, names: Mapping[str, Names]) -> Mapping[str, Indicator]:
    """Every indicator whose rule had been made by `day`, as it was told then, in the order of the plan."""
    return MappingProxyType({i.id: i.told_on(day, names) for i in load_all().values() if i.known_on(day)})


def _filled(text: str | list[str], names: Names) -> str | list[str]:
    return text.format_map(names) if isinstance(text, str) else [one.format_map(names) for one in text]


def macros() -> str:
    """SQL that defines what several indicators share; run it before any indicator."""
    return (FOLDER / "_macros.sql").read_text("utf-8")


@cache
def load_all() -> Mapping[str, Indicator]:
    """Every indicator by id, in the order of the plan."""
    found = [_load(path) for path in FOLDER.glob("*.toml")]
    return MappingProxyType({i.id: i for i in sorted(found, key=lambda i: (i.order, i.id))})


def _load(path: Path) -> Indicator:
    facts = tomllib.loads(path.read_text("utf-8"))
    return Indicator(
        id=path.stem,
        criterion=facts["criterion"],
        order=facts["order"],
        unit=facts["unit"],
        counted=facts["counted"],
        lower_is_better=facts.get("lower_is_better", False),
        interval=facts["interval"],
        when_empty=facts.get("when_empty", "none_arisen"),
        period_kinds=tuple(facts.get("period_kinds", periods.KINDS)),
        valid_from=facts["valid_from"],
        valid_to=facts.get("valid_to"),
        target=Target(**facts["target"]),
        target_from=tuple(sorted((int(y), Target(**t)) for y, t in facts.get("target_from", {}).items())),
        legal_basis=tuple(facts["legal_basis"]),
        words={"vi": facts["vi"], "en": facts["en"]},
        before=tuple(sorted(((date.fromisoformat(d), t) for d, t in facts.get("before", {}).items()), reverse=True)),
        sql=path.with_suffix(".sql").read_text("utf-8"),
    )
