"""Indicators: a pair `<id>.toml` (what it means) and `<id>.sql` (how it is counted).

A new pair is found by itself. The SQL reads public cubes and ends in the columns
`period, org_code, field, numerator, denominator, value` (and `sample` where the number
of independent observations is not the denominator); field null means all fields.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

FOLDER = Path(__file__).parent

UNITS = ("percent", "working_days")
COUNTED = ("dossiers", "procedures", "answers", "complaints")


@dataclass(frozen=True)
class Target:
    """What the plan asks for; `op` is at_least, keep_or_raise or qualitative.

    For keep_or_raise, `baseline` must be kept and min(cap, baseline + delta) is the raise;
    delta is read both ways in the plan (points or relative), and 99.12 + 1 % passes 100
    either way, so the cap decides (plan of 2021, criterion 2.5).
    """

    op: str
    value: float | None = None
    baseline: float | None = None
    baseline_year: int | None = None
    delta: float = 0.0
    cap: float = 100.0
    near: float = 2.0

    @property
    def goal(self) -> float | None:
        """The number drawn as target line, in the indicator's unit; None if the plan names none."""
        return self.baseline if self.op == "keep_or_raise" else self.value

    @property
    def raised(self) -> float | None:
        return None if self.baseline is None else min(self.cap, self.baseline + self.delta)


@dataclass(frozen=True)
class Indicator:
    """One indicator's definition; `words[lang]` holds its sentences."""

    id: str
    criterion: str
    order: int
    unit: str
    counted: str
    lower_is_better: bool
    interval: str
    when_empty: str
    target: Target
    legal_basis: tuple[str, ...]
    words: Mapping[str, Mapping[str, Any]] = field(hash=False)
    sql: str = field(repr=False)


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
        target=Target(**facts["target"]),
        legal_basis=tuple(facts["legal_basis"]),
        words={"vi": facts["vi"], "en": facts["en"]},
        sql=path.with_suffix(".sql").read_text("utf-8"),
    )
