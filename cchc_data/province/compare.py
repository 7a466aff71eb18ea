"""Units beside each other, like with like: one indicator, one period, and who cannot be compared and why.

No ranking: of 135 units somebody is always last, by chance alone. What can be said is whether a
unit lies further from the province's rate than chance explains for as many dossiers as it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_data.measure import SMALL_SAMPLE
from cchc_data.province import Province, Unit
from cchc_data.province.rollup import Counted, Rolled
from cchc_data.statistics import chance_limits, wilson

# Data that end this long before those of the newest unit tell of another time.
STALE_AFTER = timedelta(days=31)

# Two-sided: outside the outer limits lies, by chance alone, one unit in five hundred.
WARNING, ALARM = 0.05, 0.002


@dataclass(frozen=True)
class Standing:
    """A unit in one comparison.

    `state` is "ok", or why there is no figure: "unmeasured" (not looked at yet), "no_snapshot",
    or one of `measure.Figure`. `place` is "within", "below" or "above" the outer limits for a
    unit that was compared; else "small" (under SMALL_SAMPLE), "stale" or "".
    """

    unit: Unit
    state: str
    place: str = ""
    figure: Counted | None = None
    value: float | None = None
    interval: tuple[float, float] | None = None
    as_of: date | None = None
    degraded: bool = False


@dataclass(frozen=True, eq=False)
class Comparison:
    """All units in the province's order, and their sum: only of units that show a figure and are not stale."""

    standings: tuple[Standing, ...]
    numerator: int
    denominator: int
    newest: date | None

    @property
    def value(self) -> float | None:
        return 100 * self.numerator / self.denominator if self.denominator else None

    @property
    def compared(self) -> list[Standing]:
        return [one for one in self.standings if one.place in ("within", "below", "above")]

    @property
    def counted(self) -> list[Standing]:
        """The units that the sum is made of."""
        return [one for one in self.standings if one.state == "ok" and one.place != "stale"]


def compare(province: Province, rolled: Mapping[str, Rolled], indicator: str, period: str) -> Comparison:
    """Compare by one indicator in one period."""
    found = {code: rolled[code].figures.get((indicator, period)) for code in rolled if rolled[code].snapshot}
    newest = max((one.covered_to for one in found.values() if one), default=None)
    fresh = [one for one in found.values() if one and one.state == "ok" and newest - one.covered_to <= STALE_AFTER]
    numerator, denominator = (sum(getattr(one, name) for one in fresh) for name in ("numerator", "denominator"))
    standings = [
        _standing(unit, rolled.get(unit.code), found.get(unit.code), newest, numerator, denominator)
        for unit in province.units.values()
    ]
    return Comparison(tuple(standings), numerator, denominator, newest)


def _standing(
    unit: Unit, rolled: Rolled | None, figure: Counted | None, newest: date | None, numerator: int, denominator: int
) -> Standing:
    if rolled is None or not rolled.snapshot:
        return Standing(unit, "unmeasured" if rolled is None else "no_snapshot")
    told = {"as_of": rolled.as_of, "degraded": rolled.state == "degraded"}
    if figure is None or figure.state != "ok":
        return Standing(unit, figure.state if figure else "not_covered", figure=figure, **told)
    value = 100 * figure.numerator / figure.denominator
    place = "stale" if newest - figure.covered_to > STALE_AFTER else _place(figure, numerator, denominator)
    return Standing(unit, "ok", place, figure, value, wilson(value / 100, figure.denominator), **told)


def _place(figure: Counted, numerator: int, denominator: int) -> str:
    if figure.denominator < SMALL_SAMPLE:
        return "small"
    low, high = chance_limits(numerator / denominator, figure.denominator, ALARM)
    value = 100 * figure.numerator / figure.denominator
    return "below" if value < low else "above" if value > high else "within"


def periods_known(rolled: Iterable[Rolled]) -> set[str]:
    """Every period that some unit covers."""
    return {period for one in rolled for _, period in dict(one.figures)}
