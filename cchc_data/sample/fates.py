"""Dossiers that do not simply end with a result, in small fixed numbers.

Each fate names how many dossiers meet it, which ones may, and what happens to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from cchc_data.calendar import WorkingCalendar
from cchc_data.sample.dossier import Dossier
from cchc_data.sample.handling import ask
from cchc_data.sample.picking import some
from cchc_data.sample.world import AS_OF, World


@dataclass(frozen=True)
class Fate:
    """`count` dossiers among those for which `may(dossier, calendar)` holds are ended by `end`."""

    name: str
    count: int
    may: Callable[[Dossier, WorkingCalendar], bool]
    end: Callable[[Dossier, WorkingCalendar, np.random.Generator], None]


def meet_fates(dossiers: Sequence[Dossier], world: World, rng: np.random.Generator) -> list[Dossier]:
    """End some dossiers by their fate; return, in order, those left to be handled normally."""
    left = list(dossiers)
    for fate in FATES:
        chosen = some([dossier for dossier in left if fate.may(dossier, world.calendar)], fate.count, rng)
        for dossier in chosen:
            fate.end(dossier, world.calendar, rng)
        met = {id(dossier) for dossier in chosen}
        left = [dossier for dossier in left if id(dossier) not in met]
    return left


def _allowed(dossier: Dossier, calendar: WorkingCalendar) -> int:
    return calendar.working_days_between(dossier.received_on, dossier.due_on) if dossier.due_on else 0


def _age(dossier: Dossier, calendar: WorkingCalendar) -> int:
    return calendar.working_days_between(dossier.received_on, AS_OF)


def _overdue(dossier: Dossier, calendar: WorkingCalendar) -> int:
    return calendar.working_days_between(dossier.due_on, AS_OF) if dossier.due_on else 0


def _refuse(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    dossier.status, dossier.finished_on = "not_accepted", dossier.received_on
    dossier.received_on = dossier.due_on = dossier.due_on_original = None


def _withdraw(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    dossier.status, dossier.finished_on = "withdrawn", _some_day(dossier, 0, calendar, rng)


def _give_back(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    # Some are given back only after the promised day; form 06a still calls them in time.
    dossier.status, dossier.finished_on = "returned", _some_day(dossier, 3, calendar, rng)


def _stop(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    dossier.status, dossier.paused_on = "stopped", _some_day(dossier, 0, calendar, rng)


def _await_payment(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    dossier.status, dossier.paused_on = "awaiting_payment", _some_day(dossier, 0, calendar, rng)


def _leave_unanswered(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    ask(dossier, written=True)
    dossier.status, dossier.paused_on = "awaiting_supplement", _some_day(dossier, 0, calendar, rng)


def _get_stuck(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    dossier.status = "in_progress"


def _some_day(dossier: Dossier, beyond: int, calendar: WorkingCalendar, rng: np.random.Generator) -> date:
    """A working day from receipt to `beyond` working days after the promised day, AS_OF at the latest."""
    longest = min(_allowed(dossier, calendar) + beyond, _age(dossier, calendar))
    return calendar.add_working_days(dossier.received_on, int(rng.integers(0, longest + 1)))


FATES = (
    Fate("not_accepted", 46, lambda d, c: d.receive_channel in ("online", "post"), _refuse),
    Fate("withdrawn", 37, lambda d, c: _allowed(d, c) >= 1, _withdraw),
    Fate("returned", 43, lambda d, c: _allowed(d, c) >= 2 and _age(d, c) > 40, _give_back),
    Fate("stopped", 9, lambda d, c: _allowed(d, c) >= 5 and _age(d, c) < 120, _stop),
    Fate("awaiting_payment", 7, lambda d, c: _allowed(d, c) >= 5 and 3 < _age(d, c) < 35, _await_payment),
    Fate("just_asked", 5, lambda d, c: _allowed(d, c) >= 3 and d.due_on >= AS_OF and _age(d, c) > 1, _leave_unanswered),
    Fate("never_answered", 7, lambda d, c: _allowed(d, c) >= 3 and 2 < _overdue(d, c) < 60, _leave_unanswered),
    Fate("stuck", 9, lambda d, c: _allowed(d, c) >= 3 and 0 < _overdue(d, c) < 30, _get_stuck),
)
