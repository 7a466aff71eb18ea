"""What the office does with a dossier: ask for papers, finish early, in time or late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.setting import Setting
from cchc_data.sample.world import World

# The bad spell: some offices were short of staff for two months.
_SPELL_LATE, _SPELL_OTHERS = 0.75, 2.2

_MOODS = (0.6, 1.2)  # good and bad months: lowest and highest factor on the chance to be late
_WRITTEN = 0.88
_AGAIN = 0.08
_REQUESTS_AT_MOST = 3


def in_spell(due: date, setting: Setting) -> bool:
    """True when a dossier due on that day suffered from the staff shortage."""
    return setting.spell["from"] <= due <= setting.spell["to"]


def pressures(setting: Setting, rng: np.random.Generator) -> dict[tuple[int, int], float]:
    """Factor on the chance to be late, by (year, month), so that months differ."""
    numbers = range(setting.first.year * 12 + setting.first.month - 1, setting.as_of.year * 12 + 12)
    months = [(n // 12, n % 12 + 1) for n in numbers]
    factors = rng.uniform(*_MOODS, size=len(months))
    return dict(zip(months, (float(factor) for factor in factors), strict=True))


def handle(
    dossier: Dossier, world: World, pressure: Mapping[tuple[int, int], float], rng: np.random.Generator
) -> None:
    """Fill supplements, due_on, finished_on and status of a dossier that was received."""
    resumed = _ask_for_papers(dossier, world, rng)
    if resumed is None:
        return
    ready = _ready_on(dossier, resumed, world, pressure, rng)
    if ready > world.as_of:
        return
    dossier.finished_on, dossier.status = ready, "finished"


def _ask_for_papers(dossier: Dossier, world: World, rng: np.random.Generator) -> date | None:
    """Day on which work can go on; None while the citizen's answer is awaited on the last day."""
    calendar, resumed = world.calendar, dossier.received_on
    chance = dossier.offer.group.supplement
    for _ in range(_REQUESTS_AT_MOST):
        allowed = calendar.working_days_between(resumed, dossier.due_on or resumed)
        asked = world.later(resumed, int(rng.integers(0, min(allowed, 4) + 1)))
        if rng.random() >= chance or asked > world.as_of:
            return resumed
        ask(dossier, written=bool(rng.random() < _WRITTEN))
        waited = int(rng.geometric(0.14))
        resumed = world.later(asked, waited)
        if resumed > world.as_of:
            dossier.paused_on, dossier.status = asked, "awaiting_supplement"
            return None
        if dossier.due_on:
            dossier.due_on = calendar.add_working_days(dossier.due_on, waited)
        chance = _AGAIN
    return resumed


def ask(dossier: Dossier, *, written: bool) -> None:
    """Count one request for more papers."""
    dossier.supplement_count += 1
    dossier.supplement_written_count += written


def _ready_on(
    dossier: Dossier,
    resumed: date,
    world: World,
    pressure: Mapping[tuple[int, int], float],
    rng: np.random.Generator,
) -> date:
    calendar, due = world.calendar, dossier.due_on
    if due is None:
        return world.later(resumed, int(rng.geometric(0.5)))
    late, spell = _chance_late(dossier, world.setting, pressure)
    if rng.random() < late:
        return world.later(due, min(int(rng.geometric(0.16 if spell else 0.42)), 30))
    return world.later(resumed, _working_days_used(calendar.working_days_between(resumed, due), rng))


def _chance_late(
    dossier: Dossier, setting: Setting, pressure: Mapping[tuple[int, int], float]
) -> tuple[float, bool]:
    month = (dossier.due_on.year, dossier.due_on.month)
    usual = dossier.offer.group.late * setting.late * pressure[max(month, (setting.first.year, setting.first.month))]
    if not in_spell(dossier.due_on, setting):
        return usual, False
    if dossier.offer.group_name in setting.spell["groups"]:
        return _SPELL_LATE, True
    return usual * _SPELL_OTHERS, False


def _working_days_used(allowed: int, rng: np.random.Generator) -> int:
    """Working days used of those allowed, never more: many finish early, some on the last day."""
    on_the_day, share = rng.random(), rng.beta(2.2, 1.8)
    if allowed <= 1:
        return allowed if on_the_day < 0.88 else 0
    return allowed if on_the_day < 0.15 else ceil(allowed * share)
