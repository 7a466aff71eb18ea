"""What publishing would change: figures of the year and the latest months, and every figure that is public already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cchc_data import periods
from cchc_data.measure import Figure, Scope, figures
from cchc_data.store import Loaded

MONTHS = 3
_SILENT = ("no_data", "not_applicable")  # states that tell a reader nothing


@dataclass(frozen=True)
class Change:
    """One published figure before and after; `old` is None where nothing was published."""

    period: periods.Period
    old: Figure | None
    new: Figure

    @property
    def is_restatement(self) -> bool:
        """True when a value that was already public becomes another."""
        return self.old is not None and self.old.state == "ok" and _told(self.old) != _told(self.new)

    @property
    def is_change(self) -> bool:
        """True when a reader of the site would see something else than before."""
        if self.new.state in _SILENT and (self.old is None or self.old.state != "ok"):
            return False
        return self.old is None or _told(self.old) != _told(self.new)


@dataclass(frozen=True)
class Comparison:
    """`figures` of all fields together: of the current year and the latest months all of them, of any
    other period those that are restated. `by_field` counts restated figures of single fields."""

    figures: tuple[Change, ...] = ()
    by_field: int = 0


def between(root: Path, current: str | None, draft: str) -> Comparison:
    """The draft set beside what is public, indicators in the plan's order, the year and latest months first."""
    with closing(Loaded(root, draft)) as new:
        if current is None:
            return Comparison(tuple(_pairs(None, new)))
        with closing(Loaded(root, current)) as old:
            return Comparison(tuple(_pairs(old, new)), _restated_by_field(old, new))


def _pairs(old: Loaded | None, new: Loaded) -> Iterator[Change]:
    latest = _latest(new)
    public = [periods.parse(name) for name in sorted(old.periods, reverse=True)] if old else []
    for period in latest:
        yield from _of_period(period, old, new)
    for period in public:
        if period not in latest:
            yield from (change for change in _of_period(period, old, new) if change.is_restatement)


def _of_period(period: periods.Period, old: Loaded | None, new: Loaded) -> Iterator[Change]:
    before = figures(old, old.indicators, Scope(old.org["code"], period.id)) if old else {}
    for name, figure in figures(new, new.indicators, Scope(new.org["code"], period.id)).items():
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


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.state, figure.numerator, figure.denominator, figure.value
