"""Outgoing documents, staff and equipment of the invented commune.

| trap              | what it looks like in the tables                                      |
|-------------------|-----------------------------------------------------------------------|
| month_missing     | no row for May 2026, and none yet for October: gaps, never zeros      |
| dual_unjustified  | sent on paper as well although no law demands it                      |
| staff_below       | 22 of 24 meet the standard, by the law in force on that day           |
| item_failing      | the ramp fails at every check                                         |
| item_rechecked    | one item looked at again two weeks later: the newer check counts      |
"""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import numpy as np

from cchc_data.sample.world import AS_OF, FIRST, FOLDER

_GAP = date(2026, 5, 1)
_DUAL_FIRST, _DUAL_LAST = 0.24, 0.07
_JUSTIFIED, _PAPER, _SECRET = 0.45, 0.025, 0.012

Records = list[dict[str, Any]]


def documents(rng: np.random.Generator) -> Records:
    """Rows of `documents`, oldest first; every month draws, so that a gap moves no other month."""
    rows = [_month(month, n, rng) for n, month in enumerate(_months_over())]
    return [row for row in rows if row["month"] != _GAP]


def _months_over() -> list[date]:
    """First days of the calendar months that are over on AS_OF."""
    numbers = range(FIRST.year * 12 + FIRST.month - 1, AS_OF.year * 12 + AS_OF.month - 1)
    return [date(n // 12, n % 12 + 1, 1) for n in numbers]


def _month(month: date, n: int, rng: np.random.Generator) -> dict[str, Any]:
    total = int(rng.integers(92, 148))
    secret, paper = int(rng.binomial(total, _SECRET)), int(rng.binomial(total, _PAPER))
    share = _DUAL_FIRST + (_DUAL_LAST - _DUAL_FIRST) * n / (len(_months_over()) - 1)
    dual = int(rng.binomial(total - secret - paper, share))
    return {
        "month": month,
        "total": total,
        "secret_excluded": secret,
        "electronic_only": total - secret - paper - dual,
        "dual": dual,
        "dual_justified": int(rng.binomial(dual, _JUSTIFIED)),
        "paper_only": paper,
    }


def staff() -> Records:
    """Rows of `staff` as written in `offices.toml`."""
    return [
        {
            "as_of_on": count["as_of_on"],
            "position_group": group,
            "n_total": total,
            "n_standard": standard,
            "standard_doc": count["standard_doc"],
        }
        for count in _stated()["staff"]
        for group, (total, standard) in count["groups"].items()
    ]


def facility_checks() -> Records:
    """Rows of `facility_checks`: every item at every check, unless a check names `only` some."""
    stated = _stated()
    return [
        {"checked_on": check["checked_on"], "item": stated["items"][item], "ok": item not in check["failing"]}
        for check in stated["check"]
        for item in check.get("only", stated["items"])
    ]


def _stated() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "offices.toml").read_text("utf-8"))
