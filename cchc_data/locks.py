"""Locked periods: whose figures are final, and change only with a reason that everybody can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cchc_data import periods


def locked_periods(locked: Iterable[Mapping[str, Any]], known: Iterable[str]) -> frozenset[str]:
    """Those of the `known` period ids whose every day lies in one period of a manifest's `locked`.

    Locking a quarter so locks its months too: final quarters made of provisional months would
    be no promise.
    """
    spans = [periods.parse(lock["period"]) for lock in locked]
    return frozenset(
        period.id
        for period in map(periods.parse, known)
        if any(span.from_on <= period.from_on and period.to_on <= span.to_on for span in spans)
    )
