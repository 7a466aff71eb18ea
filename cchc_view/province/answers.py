"""The comparison for machines: a row a unit, the same as on the page."""

from __future__ import annotations

from typing import Any

from cchc_data.province.compare import Standing
from cchc_view.province.asked import ProvinceTelling

COLUMNS = (
    "org_code", "name_vi", "name_en", "state", "place", "indicator", "period", "numerator", "denominator", "value",
    "interval_low", "interval_high", "covered_from", "covered_to", "as_of", "snapshot", "illustrative",
)  # fmt: skip


def rows(telling: ProvinceTelling) -> list[tuple[Any, ...]]:
    """Every unit in the order of COLUMNS; a unit without a figure has empty cells, never zeros."""
    return [_row(telling, one) for one in telling.comparison.standings]


def document(telling: ProvinceTelling) -> dict[str, Any]:
    """The comparison as an object for JSON."""
    comparison, province = telling.comparison, telling.province
    return {
        "province": {"code": province.code, "name": {"vi": province.name_vi, "en": province.name_en}},
        "indicator": telling.view.indicator,
        "period": telling.view.period,
        "illustrative": province.illustrative,
        "sum": {
            "units": len(comparison.counted),
            "numerator": comparison.numerator if comparison.counted else None,
            "denominator": comparison.denominator if comparison.counted else None,
            "value": comparison.value,
        },
        "units": [dict(zip(COLUMNS, row, strict=True)) for row in rows(telling)],
    }


def _row(telling: ProvinceTelling, one: Standing) -> tuple[Any, ...]:
    rolled, figure = telling.rolled.get(one.unit.code), one.figure
    shown = figure if one.state == "ok" else None
    return (
        one.unit.code,
        one.unit.name_vi,
        one.unit.name_en,
        one.state,
        one.place or None,
        telling.view.indicator,
        telling.view.period,
        shown and shown.numerator,
        shown and shown.denominator,
        one.value,
        one.interval and one.interval[0],
        one.interval and one.interval[1],
        figure and figure.covered_from.isoformat(),
        figure and figure.covered_to.isoformat(),
        one.as_of and one.as_of.isoformat(),
        rolled.snapshot or None if rolled else None,
        rolled.illustrative if rolled and rolled.snapshot else None,
    )
