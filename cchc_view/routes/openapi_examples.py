"""Answers as examples for the description of the API: real ones of the snapshot, cut to one entry."""

from __future__ import annotations

from typing import Any

from cchc_data import indicators
from cchc_data.measure import Scope, figure
from cchc_data.store import Loaded
from cchc_view.opendata import entries
from cchc_view.page import default_period

_SHOWN = "on_time_pct"


def examples(loaded: Loaded) -> dict[str, Any]:
    """`list`, of all indicators, and `one`, of a single one."""
    measured = figure(loaded, _SHOWN, Scope(loaded.org["code"], default_period(loaded)))
    definition, told = entries.definition(indicators.load_all()[_SHOWN]), entries.figure(loaded, measured)
    return {
        "list": {**entries.stamp(loaded), "indicators": [{**definition, **told}]},
        "one": {**entries.stamp(loaded), "indicator": definition, "by": None, "figures": [told]},
    }
