"""Dossiers that do not simply end with a result, in small fixed numbers.

Each fate names which dossiers may meet it and what happens to them; the setting, how many do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.handling import ask
from cchc_data.sample.picking import some
from cchc_data.sample.world import World


@dataclass(frozen=True)
class Fate:
    """Some dossiers among those for which `may(dossier, world)` holds are ended by `end`."""

    name: str
    may: Callable[[Dossier, World], bool]
    end: Callable[[Dossier, World, np.random.Generator], None]


def meet_fates(dossiers: Sequence[Dossier], world: World, rng: np.random.Generator) -> list[Dossier]:
    """End some dossiers by their fate; return, in order, those left to be handled normally."""
    left = list(dossiers)
    for fate in FATES:
        chosen = some([dossier for dossier in left if fate.may(dossier, world)], world.setting.fates[fate.name], rng)
        for dossier in chosen:
            fate.end(dossier, world, rng)
        met = {id(dossier) for dossier in chosen}
        left = [dossier for dossier in left if id(dossier) not in met]
    return left


def _allowed(dossier: Dossier, world: World) -> int:
    return world.calendar.working_days_between(dossier.received_on, dossier.due_on) if dossier.due_on else 0


def _age(dossier: Dossier, world: World) -> int:
    return world.calendar.working_days_between(dossier.received_on, world.as_of)


def _overdue(dossier: Dossier, world: World) -> int:
    return world.calendar.working_days_between(dossier.due_on, world.as_of) if dossier.due_on else 0


def _refuse(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    dossier.status, dossier.finished_on = "not_accepted", dossier.received_on
    dossier.received_on = dossier.due_on = dossier.due_on_original = None


def _withdraw(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    dossier.status, dossier.finished_on = "withdrawn", _some_day(dossier, 0, world, rng)


def _give_back(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    # Some are given back only after the promised day; form 06a still calls them in time.
    dossier.status, dossier.finished_on = "returned", _some_day(dossier, 3, world, rng)


def _stop(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    dossier.status, dossier.paused_on = "stopped", _some_day(dossier, 0, world, rng)


def _await_payment(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    dossier.status, dossier.paused_on = "awaiting_payment", _some_day(dossier, 0, world, rng)


def _leave_unanswered(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    ask(dossier, written=True)
    dossier.status, dossier.paused_on = "awaiting_supplement", _some_day(dossier, 0, world, rng)


def _get_stuck(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    dossier.status = "in_progress"


def _some_day(dossier: Dossier, beyond: int, world: World, rng: np.random.Generator) -> date:
    """A working day from receipt to `beyond` working days after the promised day, the last day at the latest."""
    longest = min(_allowed(dossier, world) + beyond, _age(dossier, world))
    return world.calendar.add_working_days(dossier.received_on, int(rng.integers(0, longest + 1)))


FATES = (
    Fate("not_accepted", lambda d, w: d.receive_channel in ("online", "post"), _refuse),
    Fate("withdrawn", lambda d, w: _allowed(d, w) >= 1, _withdraw),
    Fate("returned", lambda d, w: _allowed(d, w) >= 2 and _age(d, w) > 40, _give_back),
    Fate("stopped", lambda d, w: _allowed(d, w) >= 5 and _age(d, w) < 120, _stop),
    Fate("awaiting_payment", lambda d, w: _allowed(d, w) >= 5 and 3 < _age(d, w) < 35, _await_payment),
    Fate("just_asked", lambda d, w: _allowed(d, w) >= 3 and d.due_on >= w.as_of and _age(d, w) > 1, _leave_unanswered),
    Fate("never_answered", lambda d, w: _allowed(d, w) >= 3 and 2 < _overdue(d, w) < 60, _leave_unanswered),
    Fate("stuck", lambda d, w: _allowed(d, w) >= 3 and 0 < _overdue(d, w) < 30, _get_stuck),
)
