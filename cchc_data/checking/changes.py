"""What publishing would change: figures of the year and the latest months, and every figure that is public already."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data import periods
from cchc_data.checking.comparison import Change, Comparison
from cchc_data.measure import overall
from cchc_data.store import Loaded

MONTHS = 3


def between(old: Loaded | None, new: Loaded) -> Comparison:
    """The new snapshot beside what is public, indicators in the plan's order, the year and latest months first."""
    return Comparison(tuple(_pairs(old, new)), _restated_by_field(old, new) if old else 0)


def _pairs(old: Loaded | None, new: Loaded) -> Iterator[Change]:
    latest = _latest(new)
    every = dict.fromkeys([*latest, *sorted(old.periods if old else (), reverse=True)])
    before, after = (overall(loaded, every) if loaded else {} for loaded in (old, new))
    for period in every:
        for name, figure in after[period].items():
            change = Change(periods.parse(period), before.get(period, {}).get(name), figure)
            if period in latest or change.is_restatement:
                yield change


def _restated_by_field(old: Loaded, new: Loaded) -> int:
    """How many public figures of single fields become others, or are gone."""
    before, after = ({tuple(row.values()) for row in loaded.rows("figures_by_field")} for loaded in (old, new))
    return len(before - after)


def _latest(loaded: Loaded) -> list[str]:
    month = periods.parse(f"{loaded.as_of:%Y-%m}")
    found = [periods.parse(str(loaded.as_of.year))]
    for _ in range(MONTHS):
        found.append(month)
        month = periods.previous(month)
    return [period.id for period in found if period.id in loaded.periods]
