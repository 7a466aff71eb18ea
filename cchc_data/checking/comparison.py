"""One figure, or all, before and after publishing a draft: what `changes` finds and a report tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_data.periods import Period

if TYPE_CHECKING:
    from cchc_data.measure import Figure

_SILENT = ("no_data", "not_applicable")  # states that tell a reader nothing


@dataclass(frozen=True)
class Change:
    """One published figure before and after; `old` is None where nothing was published."""

    period: Period
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


def _told(figure: Figure) -> tuple[object, ...]:
    return figure.state, figure.numerator, figure.denominator, figure.value
