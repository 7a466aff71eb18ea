"""The verdict that the source software printed, which is not always what the dates say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.picking import some

DISAGREEMENTS = 20
_SATURDAY = 5


def print_verdicts(dossiers: Sequence[Dossier], as_of: date, rng: np.random.Generator) -> None:
    """Fill `source_verdict` of every received dossier; DISAGREEMENTS of them are wrong."""
    for dossier in dossiers:
        dossier.source_verdict = _by_dates(dossier, as_of)
    for dossier in _misjudged(dossiers, rng):
        dossier.source_verdict = "late" if dossier.finished_on <= dossier.due_on else "on_time"


def _by_dates(dossier: Dossier, as_of: date) -> str | None:
    if dossier.received_on is None:
        return None
    due, done = dossier.due_on, dossier.finished_on
    if done is None:
        in_time = dossier.status != "in_progress" or due is None or as_of <= due
        return "open_in_time" if in_time else "open_late"
    if dossier.status in ("withdrawn", "returned") or due is None or done == due:
        return "on_time"
    return "early" if done < due else "late"


def _misjudged(dossiers: Sequence[Dossier], rng: np.random.Generator) -> list[Dossier]:
    """Make-up Saturdays first, then extensions judged by the new day, then the hour compared."""
    late = [d for d in dossiers if d.is_resolved and d.source_verdict == "late"]
    saturday = [d for d in late if d.due_on.weekday() == _SATURDAY]
    extended = [d for d in late if d.extended_until and d.due_on < d.finished_on <= d.extended_until]
    on_the_day = [d for d in dossiers if d.is_resolved and d.due_on and d.finished_on == d.due_on]
    wrong = saturday[:8]
    wrong += some([d for d in extended if d.due_on.weekday() != _SATURDAY], 8, rng)
    return wrong + some(on_the_day, DISAGREEMENTS - len(wrong), rng)
