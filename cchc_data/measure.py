"""Measure: a scope and an indicator give one figure, judged against its target.

Every tile, chart, table, file and answer takes its figures from here, so the same
figure is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_data import periods
from cchc_data.indicators import Indicator
from cchc_data.statistics import wilson
from cchc_data.store import Loaded

SMALL_SAMPLE = 30  # under this, a rate carries the label "cỡ mẫu nhỏ"


@dataclass(frozen=True)
class Scope:
    """What is looked at: which commune, which period, which field (None: all)."""

    org_code: str
    period: str
    field: str | None = None


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    `state` is "ok", or why there is no value: "none_arisen" (0 of 0), "no_data",
    "not_covered" (the period lies outside the data), "not_applicable" (the rule is not in
    force on all of its days, or is not for periods of its kind). `status` is "met", "near",
    "not_met" or "none". Value, interval and target share the indicator's unit, and `indicator`
    carries the target of the period's year. Numerator is None for medians, plain counts and
    scores; a score's denominator is its maximum.
    """

    indicator: Indicator
    scope: Scope
    state: str
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    interval: tuple[float, float] | None = None
    sample: int | None = None
    status: str = "none"

    @property
    def is_small(self) -> bool:
        is_sample = self.indicator.unit in ("percent", "working_days") and self.sample is not None
        return self.state == "ok" and is_sample and self.sample < SMALL_SAMPLE


@dataclass(frozen=True)
class Point:
    """One period of a series: its figure and the days that the data covers."""

    period: periods.Period
    covered_from: date
    covered_to: date
    figure: Figure

    @property
    def provisional(self) -> bool:
        """True while the data does not reach the period's last day."""
        return self.covered_to < self.period.to_on


def figure(loaded: Loaded, indicator_id: str, scope: Scope) -> Figure:
    """One figure; raises KeyError for an unknown indicator."""
    return figures(loaded, [indicator_id], scope)[indicator_id]


def figures(loaded: Loaded, ids: Iterable[str], scope: Scope) -> dict[str, Figure]:
    """The figures of several indicators in one query, by id, in the order asked."""
    wanted = [loaded.indicators[i] for i in ids]
    rows = loaded.rows(
        "figures",
        indicators=[i.id for i in wanted],
        period=scope.period,
        org_code=scope.org_code,
        field=scope.field,
    )
    by_id = {row["indicator"]: row for row in rows}
    return {i.id: _figure(loaded, i, scope, by_id.get(i.id)) for i in wanted}


def overall(loaded: Loaded, period_ids: Iterable[str]) -> dict[str, dict[str, Figure]]:
    """The figures of the snapshot's own commune in several periods, in one query: period → indicator → figure."""
    org_code = loaded.org["code"]
    rows = {(row["period"], row["indicator"]): row for row in loaded.rows("figures_overall", org_code=org_code)}
    known = loaded.indicators.values()
    return {
        period: {i.id: _figure(loaded, i, Scope(org_code, period), rows.get((period, i.id))) for i in known}
        for period in period_ids
    }


def series(loaded: Loaded, indicator_id: str, scope: Scope, kind: str) -> list[Point]:
    """The indicator over every covered period of `kind`, oldest first."""
    indicator = loaded.indicators[indicator_id]
    rows = loaded.rows("series", indicator=indicator_id, org_code=scope.org_code, field=scope.field, kind=kind)
    return [
        Point(
            periods.parse(row["period"]),
            row["covered_from"],
            row["covered_to"],
            _figure(loaded, indicator, Scope(scope.org_code, row["period"], scope.field), _present(row)),
        )
        for row in rows
    ]


def by_field(loaded: Loaded, indicator_id: str, scope: Scope) -> list[tuple[Mapping[str, Any], Figure]]:
    """The indicator split by field: (field with name_vi and name_en, figure), in field order."""
    indicator = loaded.indicators[indicator_id]
    rows = loaded.rows("by_field", indicator=indicator_id, period=scope.period, org_code=scope.org_code)
    return [(row, _figure(loaded, indicator, Scope(scope.org_code, scope.period, row["field"]), row)) for row in rows]


def judge(indicator: Indicator, value: float, interval: tuple[float, float] | None = None) -> str:
    """Compare an unrounded value with the plan's target: met, near, not_met or none.

    Below a baseline that must be kept, a sample only proves a fall when its interval lies
    under the baseline; until then the verdict is "near" (plan of 2021, criterion 2.5).
    """
    target = indicator.target
    if target.goal is None:
        return "none"
    distance = value - target.goal if indicator.lower_is_better else target.goal - value
    if distance <= 0:
        return "met"
    if target.op == "keep_or_raise":
        return "near" if interval and interval[1] >= target.goal else "not_met"
    return "near" if distance <= target.near else "not_met"


def _present(row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return None if row["denominator"] is None else row


def _empty(loaded: Loaded, indicator: Indicator) -> str:
    """Nothing of 0 is "none arisen" only where the data could have shown some."""
    return indicator.when_empty if indicator.id in loaded.measured else "no_data"


def _figure(loaded: Loaded, definition: Indicator, scope: Scope, row: Mapping[str, Any] | None) -> Figure:
    days = loaded.periods.get(scope.period)
    if days is None:
        return Figure(definition, scope, "not_covered")
    indicator = definition.in_year(days["to_on"].year)
    if not indicator.applies(days["kind"], days["covered_from"], days["covered_to"]):
        return Figure(indicator, scope, "not_applicable")
    if row is None:
        return Figure(indicator, scope, _empty(loaded, indicator))
    if not row["denominator"]:
        return Figure(indicator, scope, _empty(loaded, indicator), row["numerator"], row["denominator"])
    return _measured(indicator, scope, row)


def _measured(indicator: Indicator, scope: Scope, row: Mapping[str, Any]) -> Figure:
    value = row["value"]
    interval = wilson(value / 100, row["sample"]) if indicator.interval == "wilson" else None
    return Figure(
        indicator,
        scope,
        "ok",
        row["numerator"],
        row["denominator"],
        value,
        interval,
        row["sample"],
        judge(indicator, value, interval),
    )
