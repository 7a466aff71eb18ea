"""What the province shows of each unit: a few figures, measured from the unit's own public snapshot.

The unit's pages and the roll-up take their figures from the same place (`measure`), so they
cannot differ; what the unit has locked is locked here. A roll-up is a
cache: it names the snapshot it was measured from, and another snapshot makes it worthless.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any

from cchc_data import snapshot
from cchc_data.measure import Figure, overall
from cchc_data.moving import place
from cchc_data.province import Province
from cchc_data.store import Loaded, Store

FOLDER = "rollup"

# Rates of dossiers and of feedback, which can be added up; rates of procedures are a census of a catalogue.
INDICATORS = ("on_time_pct", "on_time_strict_pct", "online_dossiers_pct", "apology_pct", "complaints_on_time_pct")


# The same few hundred days and keys come back in every unit of a nation.
_day = lru_cache(maxsize=4096)(date.fromisoformat)
_key = lru_cache(maxsize=4096)(lambda indicator, period: (indicator, period))


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of a unit: `state` as in `measure.Figure`, counts where it is "ok", and the days covered."""

    state: str
    numerator: int | None
    denominator: int | None
    covered_from: date
    covered_to: date


@dataclass(frozen=True, eq=False)
class Rolled:
    """A unit's figures: indicator, period → figure. Without a snapshot `snapshot` is "" and there are none.

    `state` is that of its store: "ok", "degraded" (an older snapshot speaks) or "empty".
    """

    state: str
    snapshot: str = ""
    as_of: date | None = None
    illustrative: bool = False
    figures: Mapping[tuple[str, str], Counted] = ()


def measure(root: Path) -> Rolled:
    """Measure the snapshot that the unit's own pages show; 0.3 s, nothing is kept open."""
    store = Store(root)
    loaded = store.current()
    if loaded is None:
        return Rolled("empty")
    try:
        return Rolled(store.state, loaded.id, loaded.as_of, loaded.manifest["illustrative"], _figures(loaded))
    finally:
        loaded.close()


def _figures(loaded: Loaded) -> dict[tuple[str, str], Counted]:
    measured = overall(loaded, loaded.periods)
    return {
        (indicator, period): _counted(loaded, figures[indicator])
        for period, figures in measured.items()
        for indicator in INDICATORS
        if indicator in figures
    }


def _counted(loaded: Loaded, figure: Figure) -> Counted:
    days = loaded.period(figure.scope.period)
    counts = (figure.numerator, figure.denominator) if figure.state == "ok" else (None, None)
    return Counted(figure.state, *counts, days["covered_from"], days["covered_to"])


def saved(province: Province, code: str) -> Rolled | None:
    """The roll-up on the disk, if it was measured from what the unit shows now by today's formulas."""
    root = province.folder(code)
    try:
        told = json.loads(_path(province, code).read_text("utf-8"))
        if told["measured"] != _measured_from(root, told["snapshot"]) or told["snapshot"] != snapshot.current_id(root):
            return None
        figures = {_key(i, p): Counted(intern(state), n, of, *map(_day, days)) for i, p, state, n, of, *days in told["figures"]}
        return Rolled("ok", told["snapshot"], _day(told["as_of"]), told["illustrative"], figures)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(province: Province, code: str) -> Rolled:
    """Measure a unit and keep the roll-up beside the others; what a damaged snapshot shows is not kept."""
    rolled = measure(province.folder(code))
    if rolled.state == "ok":
        _write(_path(province, code), _told(province.folder(code), rolled))
    return rolled


def _told(root: Path, rolled: Rolled) -> dict[str, Any]:
    return {
        "snapshot": rolled.snapshot,
        "measured": _measured_from(root, rolled.snapshot),
        "as_of": rolled.as_of.isoformat(),
        "illustrative": rolled.illustrative,
        "figures": [
            (*key, one.state, one.numerator, one.denominator, one.covered_from.isoformat(), one.covered_to.isoformat())
            for key, one in rolled.figures.items()
        ],
    }


def _measured_from(root: Path, snapshot_id: str) -> list[Any]:
    """What a roll-up depends on beside this program's version: the manifest, which holds every hash, and the formulas."""
    manifest = snapshot.folder(root, snapshot_id) / "manifest.json"
    return [snapshot.FORMULA_VERSION, snapshot.sha256(manifest), *INDICATORS]


def _path(province: Province, code: str) -> Path:
    return province.home / FOLDER / f"{province.units[code].code}.json"


def _write(path: Path, told: Mapping[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    place(path, json.dumps(told, separators=(",", ":")).encode())
