"""One thing that a new snapshot would say differently about a locked period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Difference:
    """One figure, or the rows of one public table, of a locked period before and after.

    `indicator` (with `field`, None for all fields) has `old` and `new` as numerator,
    denominator and value, None where there is no figure; `table` has `rows`, how many of
    them differ.
    """

    period: str
    indicator: str | None = None
    field: str | None = None
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None
    table: str | None = None
    rows: int = 0

    def entry(self, reason: str, day: str) -> dict[str, Any]:
        """The restatement as a manifest keeps it; `day` is ISO."""
        about = {"period": self.period, "reason": reason, "day": day}
        if self.table:
            return {**about, "table": self.table, "rows": self.rows}
        return {**about, "indicator": self.indicator, "field": self.field, "old": self.old, "new": self.new}
