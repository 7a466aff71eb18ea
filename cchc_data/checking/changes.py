"""What publishing would change: figures of the year and the latest months, and every figure that is public already."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data import indicators, periods
from cchc_data.checking.comparison import Change, Comparison
from cchc_data.measure import Scope, figures
from cchc_data.store import Loaded

MONTHS = 3


def between(old: Loaded | None, new: Loaded) -> Comparison:
    """The new snapshot beside what is public, indicators in the plan's order, the year and latest months first."""
    return Comparison(tuple(_pairs(old, new)), _restated_by_field(old, new) if old else 0)


def _pairs(old: Loaded | None, new: Loaded) -> Iterator[Change]:
    latest = _latest(new)
    public = [periods.parse(name) for name in sorted(old.periods, reverse=True)] if old else []
    for period in latest:
        yield from _of_period(period, old, new)
    for period in public:
        if period not in latest:
            yield from (change for change in _of_period(period, old, new) if change.is_restatement)


def _of_period(period: periods.Period, old: Loaded | None, new: Loaded) -> Iterator[Change]:
    ids = list(indicators.load_all())
    before = figures(old, ids, Scope(old.org["code"], period.id)) if old else {}
    for name, figure in figures(new, ids, Scope(new.org["code"], period.id)).items():
        yield Change(period, before.get(name), figure)


def _restated_by_field(old: Loaded, new: Loaded) -> int:
    """How many public figures of single fields become others, or are gone."""
    before, after = ({tuple(row.values()) for row in loaded.rows("figures_by_field")} for loaded in (old, new))
    return len(before - after)


def _latest(loaded: Loaded) -> list[periods.Period]:
    month = periods.parse(f"{loaded.as_of:%Y-%m}")
    found = [periods.parse(str(loaded.as_of.year))]
    for _ in range(MONTHS):
        found.append(month)
        month = periods.previous(month)
    return [period for period in found if period.id in loaded.periods]
