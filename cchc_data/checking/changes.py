"""What publishing would change: every figure of the year and the latest months, old beside new."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cchc_data import periods
from cchc_data.measure import Figure, Scope, figures
from cchc_data.store import Loaded

MONTHS = 3


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
        if self.new.state == "no_data" and (self.old is None or self.old.state != "ok"):
            return False
        return self.old is None or _told(self.old) != _told(self.new)


def between(root: Path, current: str | None, draft: str) -> list[Change]:
    """Every indicator for the current year and the latest months of the draft, in the plan's order."""
    with closing(Loaded(root, draft)) as new:
        if current is None:
            return list(_pairs(None, new))
        with closing(Loaded(root, current)) as old:
            return list(_pairs(old, new))


def _pairs(old: Loaded | None, new: Loaded) -> Iterator[Change]:
    for period in _periods(new):
        scope = Scope(new.org["code"], period.id)
        before = figures(old, old.indicators, Scope(old.org["code"], period.id)) if old else {}
        for name, figure in figures(new, new.indicators, scope).items():
            yield Change(period, before.get(name), figure)


def _periods(loaded: Loaded) -> list[periods.Period]:
    month = periods.parse(f"{loaded.as_of:%Y-%m}")
    found = [periods.parse(str(loaded.as_of.year))]
    for _ in range(MONTHS):
        found.append(month)
        month = periods.previous(month)
    return [period for period in found if period.id in loaded.periods]


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.state, figure.numerator, figure.denominator, figure.value
