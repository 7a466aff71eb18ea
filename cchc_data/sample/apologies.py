"""Letters of apology (Mẫu 04): most in time, some after the day, some never written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.handling import in_spell
from cchc_data.sample.picking import pick, some
from cchc_data.sample.world import World

_WRITTEN = 0.74
_BEFORE_DUE = 0.8
_KEPT = 0.8
_IN_VAIN = 5
_NO_NEW_DAY = 0.04

_REASONS = {
    "workload": 0.3,
    "other_agency": 0.3,
    "staffing": 0.1,
    "technical": 0.15,
    "staff_error": 0.08,
    "other": 0.07,
}


@dataclass(frozen=True)
class Letter:
    """One letter before it has a number."""

    dossier: Dossier
    issued_on: date
    new_due_on: date | None
    reason_group: str


def letters(dossiers: Sequence[Dossier], world: World, rng: np.random.Generator) -> list[dict[str, Any]]:
    """Rows of `apology_letters` by day of issue; also fills `extended_until` of the dossiers."""
    late = [d for d in dossiers if d.due_on and d.status in ("in_progress", "finished", "delivered") and _is_late(d, world)]
    written = [letter for d in late if rng.random() < _WRITTEN for letter in _write(d, world, rng)]
    written += _in_vain(dossiers, world, rng)
    written.sort(key=lambda letter: (letter.issued_on, letter.dossier.dossier_code))
    return [
        {
            "letter_no": f"VBXL-{letter.issued_on.year}-{number:04d}",
            "dossier_code": letter.dossier.dossier_code,
            "issued_on": letter.issued_on,
            "new_due_on": letter.new_due_on,
            "reason_group": letter.reason_group,
        }
        for number, letter in enumerate(written, start=1)
    ]


def _is_late(dossier: Dossier, world: World) -> bool:
    return (dossier.finished_on or world.as_of) > dossier.due_on


def _write(dossier: Dossier, world: World, rng: np.random.Generator) -> list[Letter]:
    calendar, due = world.calendar, dossier.due_on
    late_by = calendar.working_days_between(due, dossier.finished_on or world.as_of)
    kept, before, ahead = rng.random() < _KEPT, rng.random() < _BEFORE_DUE, int(rng.integers(1, 4))
    more = late_by + int(rng.integers(0, 3)) if kept else max(1, late_by // 2)
    new_due = calendar.add_working_days(due, more)
    in_time = max(world.working_day_before(due, ahead), dossier.received_on)
    if before and in_time < due:
        dossier.extended_until = new_due
        return [Letter(dossier, in_time, new_due, _reason(dossier, world, rng))]
    afterwards = calendar.add_working_days(due, int(rng.integers(0, late_by + 1)))
    promised = None if rng.random() < _NO_NEW_DAY else max(new_due, afterwards)
    return [Letter(dossier, afterwards, promised, _reason(dossier, world, rng))]


def _in_vain(dossiers: Sequence[Dossier], world: World, rng: np.random.Generator) -> list[Letter]:
    """Letters for dossiers that were then finished on their day after all."""
    on_the_day = [
        d
        for d in dossiers
        if d.is_resolved and d.finished_on == d.due_on and world.working_day_before(d.due_on, 2) > d.received_on
    ]
    found = []
    for dossier in some(on_the_day, _IN_VAIN, rng):
        dossier.extended_until = world.calendar.add_working_days(dossier.due_on, 3)
        issued = world.working_day_before(dossier.due_on, 1)
        found.append(Letter(dossier, issued, dossier.extended_until, _reason(dossier, world, rng)))
    return found


def _reason(dossier: Dossier, world: World, rng: np.random.Generator) -> str:
    draw = rng.random()
    if in_spell(dossier.due_on, world.setting) and draw < 0.7:
        return "staffing"
    return pick(_REASONS, rng)
