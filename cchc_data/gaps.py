"""Gaps: how many of the counted things are missing to reach each target that has a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from cchc_data.measure import Figure, Scope, figures
from cchc_data.store import Loaded


@dataclass(frozen=True)
class Gap:
    """One indicator with a numeric target; `missing` is None where there is no value to judge."""

    figure: Figure
    missing: int | None


def gaps(loaded: Loaded, scope: Scope) -> list[Gap]:
    """Every indicator whose target in the period's year has a number, in the order of the plan."""
    measured = figures(loaded, loaded.indicators, scope).values()
    return [Gap(figure, missing(figure)) for figure in measured if figure.indicator.target.goal is not None]


def missing(figure: Figure) -> int | None:
    """How many more of the counted things would have to be good; 0 when the target is reached.

    The denominator is taken as it is: dossiers that were late cannot become punctual, so this
    is "how many fewer should have failed". Where less is better it is how many are too many.
    For "keep or raise" it is what the baseline asks. None where there is no value, no numeric
    target, or nothing that can be counted one by one (medians and scores).
    """
    goal = figure.indicator.target.goal
    if goal is None or figure.state != "ok" or figure.numerator is None:
        return None
    wanted = Decimal(str(goal))
    if figure.indicator.unit == "percent":
        wanted = wanted * figure.denominator / 100
    if figure.indicator.lower_is_better:
        return max(0, figure.numerator - int(wanted.to_integral_value(ROUND_FLOOR)))
    return max(0, int(wanted.to_integral_value(ROUND_CEILING)) - figure.numerator)
