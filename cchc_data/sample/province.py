"""An invented year and a half for each commune and ward of a province: real names, no real figure.

| trap    | what it looks like                                              |
|---------|-----------------------------------------------------------------|
| silent  | listed, and has never published                                 |
| stale   | its data end four months before everybody else's                |
| tiny    | so few dossiers that a rate says nothing                        |
| late    | late far more often than chance explains                        |
| prompt  | hardly ever late                                                |
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from cchc_data import reference
from cchc_data.province import Unit
from cchc_data.sample.setting import Setting

_FILE = Path(__file__).with_suffix(".toml")

# Dossiers and lateness beside the commune of the demo: middle and spread of their logarithms.
_VOLUME, _VOLUME_SPREAD, _VOLUMES = 0.17, 0.45, (0.07, 0.6)
_LATE, _LATE_SPREAD = 0.85, 0.22
_TINY, _VERY_LATE, _PROMPT = 0.012, 2.2, 0.15
_SPELL_DAYS = (10, 60)  # each unit has its staff shortage at another time

# At least so many withdrawn dossiers and the like; and of answered feedback, which has its own traps.
_LEAST, _LEAST_FEEDBACK = 1, 12


@dataclass(frozen=True)
class Planned:
    """A unit to be generated: its setting and its seed; without a setting it stays silent."""

    unit: Unit
    setting: Setting | None
    seed: int


def listed() -> list[Unit]:
    """The communes and wards of the province by code, as the scores of Decision 766 name them."""
    communes = reference.index766_communes().sort_values("department_code")
    kinds = facts()["kinds"]
    found = []
    for code, name in zip(communes["department_code"], communes["name"], strict=True):
        kind, own = name.split(maxsplit=1)
        found.append(Unit(code, name, f"{own} {kinds[kind]}", kinds[kind]))
    return found


@cache
def facts() -> Mapping[str, Any]:
    """The province and the odd units in it."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def planned(units: Sequence[Unit], seed: int) -> Iterator[Planned]:
    """What becomes of each unit; the same seed gives the same province."""
    rng = np.random.default_rng(seed)
    odd = {number: kind for kind, numbers in facts()["odd"].items() for number in numbers}
    base = Setting.load()
    for number, unit in enumerate(units):
        volume = float(np.clip(_VOLUME * np.exp(rng.normal(0, _VOLUME_SPREAD)), *_VOLUMES))
        late = float(_LATE * np.exp(rng.normal(0, _LATE_SPREAD)))
        kind = odd.get(number, "")
        spell = _spell(base, rng)
        setting = None if kind == "silent" else _setting(base, unit, kind, volume, late, spell)
        yield Planned(unit, setting, seed + number)


def _spell(base: Setting, rng: np.random.Generator) -> dict[str, Any]:
    first = base.first + timedelta(int(rng.integers(0, (base.as_of - base.first).days)))
    return {**base.spell, "from": first, "to": first + timedelta(int(rng.integers(*_SPELL_DAYS)))}


def _setting(base: Setting, unit: Unit, kind: str, volume: float, late: float, spell: Mapping[str, Any]) -> Setting:
    volume = _TINY if kind == "tiny" else volume
    late = {"late": _VERY_LATE, "prompt": _PROMPT}.get(kind, late)
    few = {name: max(_LEAST, round(n * volume)) for name, n in base.fates.items()}
    closed = {name: max(_LEAST, round(n * volume)) for name, n in base.complaints["closed"].items()}
    closed["published"] = max(closed["published"], _LEAST_FEEDBACK)
    chosen = replace(
        base,
        codes=unit.code,
        volume=volume,
        late=late,
        spell=spell,
        fates=few,
        complaints={**base.complaints, "closed": closed, "late": _LEAST},
        own=_own(unit),
        renamed=tuple(_renamed(unit)),
    )
    return _stale(chosen) if kind == "stale" else chosen


def _stale(setting: Setting) -> Setting:
    told = facts()["stale"]
    surveys = {**setting.surveys, "quarters": told["quarters"], "buttons": told["buttons"]}
    return replace(setting, as_of=told["as_of"], surveys=surveys)


def _own(unit: Unit) -> dict[str, Any]:
    told, names = facts(), _names(unit)
    return {
        "code": unit.code,
        "name_vi": told["unit_vi"].format_map(names),
        "name_en": told["unit_en"].format_map(names),
        "unit_type": unit.unit_type,
        "source_vi": told["source_vi"],
        "valid_from": told["began"],
        "real_name": True,
    }


def _renamed(unit: Unit) -> Iterator[tuple[str, str]]:
    names = _names(unit)
    return ((theirs, ours.format_map(names)) for theirs, ours in facts()["renamed"].items())


def _names(unit: Unit) -> dict[str, str]:
    """The parts that a unit's texts are put together from: "Xã Vân Canh" is a kind and a name."""
    kind, name = unit.name_vi.split(maxsplit=1)
    host = unit.code.lower().replace(".", "-")
    english = unit.unit_type
    return {"kind_vi": kind.lower(), "name": name, "kind_en": english, "kind_en_capital": english.capitalize(), "host": host}
