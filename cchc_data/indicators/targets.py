"""What the plan asks for: structures, never bare numbers, because the plan's words differ in kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

OPS = ("at_least", "at_most", "keep_or_raise", "qualitative")


@dataclass(frozen=True)
class Target:
    """One target, in the indicator's unit.

    | op            | met when                                                       |
    |---------------|----------------------------------------------------------------|
    | at_least      | value reaches `value`                                          |
    | at_most       | value does not pass `value` (indicator is lower_is_better)     |
    | keep_or_raise | `baseline` is kept; `raised` is the aim beyond it              |
    | qualitative   | never: the plan names a direction and no number                |

    `near` is the distance within which a missed value is called near.
    """

    op: str
    value: float | None = None
    baseline: float | None = None
    baseline_year: int | None = None
    delta: float = 0.0
    cap: float = 100.0
    near: float = 2.0

    @property
    def goal(self) -> float | None:
        """The number drawn as target line; None if the plan names none."""
        return self.baseline if self.op == "keep_or_raise" else self.value

    @property
    def readings(self) -> Mapping[str, float]:
        """Both ways to read "raise by delta %": in points and relative to the baseline.

        For 99.12 + 1 % that is 100.12 and 100.1112; the plan does not say which, and both
        pass 100 (plan of 2021, criterion 2.5). Empty where there is no baseline.
        """
        if self.baseline is None:
            return {}
        return {"points": self.baseline + self.delta, "relative": self.baseline * (1 + self.delta / 100)}

    @property
    def raised(self) -> float | None:
        """The aim that either reading allows: the lower one, and never beyond `cap`."""
        return min(self.cap, *self.readings.values()) if self.readings else None
