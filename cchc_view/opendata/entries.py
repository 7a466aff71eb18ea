"""Figures, indicators and periods as entries of a JSON answer, and the stamp in front."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cchc_data import periods
from cchc_data.indicators import Indicator
from cchc_data.measure import Figure, Point
from cchc_data.store import Loaded
from cchc_view import labels
from cchc_view import words as wordbook
from cchc_view.opendata.sheets import facts

# What every figure says; the rest of an entry is what the indicator says.
_MEASURED = ("period", "field", "numerator", "denominator", "value", "sample", "status", "state", "locked")


def stamp(loaded: Loaded) -> dict[str, Any]:
    """Which snapshot an answer comes from."""
    return {
        "snapshot": loaded.id,
        "as_of": loaded.as_of.isoformat(),
        "illustrative": loaded.manifest["illustrative"],
        "org": loaded.org["code"],
    }


def definition(indicator: Indicator) -> dict[str, Any]:
    """What an indicator is, the same for every period."""
    return {
        "id": indicator.id,
        "criterion": indicator.criterion,
        "title": {lang: indicator.words[lang]["title"] for lang in wordbook.LANGUAGES},
        "unit": indicator.unit,
        "counted": indicator.counted,
        "target": indicator.target.goal,
        "note": {lang: indicator.words[lang]["method"] for lang in wordbook.LANGUAGES},
    }


def figure(loaded: Loaded, measured: Figure) -> dict[str, Any]:
    """What was measured for one period and field."""
    known = facts(loaded, measured)
    return {
        **{name: known[name] for name in _MEASURED},
        "interval": measured.interval,
        "as_of": loaded.as_of.isoformat(),
    }


def span(point: Point) -> dict[str, Any]:
    """The days that a point of a series really covers."""
    return {
        "covered_from": point.covered_from.isoformat(),
        "covered_to": point.covered_to.isoformat(),
        "provisional": point.provisional,
    }


def period(loaded: Loaded, row: Mapping[str, Any]) -> dict[str, Any]:
    """A covered period with its name, the days really covered, and whether its figures are final."""
    known = periods.parse(row["period"])
    return {
        "id": known.id,
        "kind": known.kind,
        "name": {lang: labels.period_name(known, wordbook.of(lang)) for lang in wordbook.LANGUAGES},
        "from": known.from_on.isoformat(),
        "to": known.to_on.isoformat(),
        "covered_from": row["covered_from"].isoformat(),
        "covered_to": row["covered_to"].isoformat(),
        "provisional": row["covered_to"] < known.to_on,
        "locked": known.id in loaded.locked,
    }
