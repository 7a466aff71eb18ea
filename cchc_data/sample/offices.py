"""Outgoing documents, staff and equipment of the invented commune.

| trap              | what it looks like in the tables                                      |
|-------------------|-----------------------------------------------------------------------|
| month_missing     | no row for one month, and none yet for the last: gaps, never zeros    |
| slips_later       | guidance slips were not counted from the beginning                    |
| dual_unjustified  | sent on paper as well although no law demands it                      |
| staff_below       | 22 of 24 meet the standard, by the law in force on that day           |
| item_failing      | the ramp fails at every check                                         |
| item_rechecked    | one item looked at again two weeks later: the newer check counts      |
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from cchc_data.sample.setting import Setting

_DUAL_FIRST, _DUAL_LAST = 0.24, 0.07
_JUSTIFIED, _PAPER, _SECRET = 0.45, 0.025, 0.012

Records = list[dict[str, Any]]


def documents(setting: Setting, rng: np.random.Generator) -> Records:
    """Rows of `documents`, oldest first; every month draws, so that a gap moves no other month."""
    months = _months_over(setting)
    rows = [_month(month, n / (len(months) - 1), setting, rng) for n, month in enumerate(months)]
    return [row for row in rows if row["month"] != setting.documents["missing_month"]]


def _months_over(setting: Setting) -> list[date]:
    """First days of the calendar months that are over on the last day."""
    first, last = setting.first, setting.as_of
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)
    return [date(n // 12, n % 12 + 1, 1) for n in numbers]


def _month(month: date, progress: float, setting: Setting, rng: np.random.Generator) -> dict[str, Any]:
    total = int(rng.integers(*setting.documents["total"]))
    secret, paper = int(rng.binomial(total, _SECRET)), int(rng.binomial(total, _PAPER))
    share = _DUAL_FIRST + (_DUAL_LAST - _DUAL_FIRST) * progress
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


def guidance_slips(setting: Setting, rng: np.random.Generator) -> Records:
    """Rows of `guidance_slips`, oldest first; counting began some months late."""
    least, most = setting.documents["slips"]
    months = _months_over(setting)[setting.documents["slips_after"] :]
    return [{"month": month, "slips": int(rng.integers(least, most))} for month in months]


def staff(setting: Setting) -> Records:
    """Rows of `staff` as written in `offices.toml`."""
    return [
        {
            "as_of_on": count["as_of_on"],
            "position_group": group,
            "n_total": total,
            "n_standard": standard,
            "standard_doc": count["standard_doc"],
        }
        for count in setting.told("offices.toml")["staff"]
        for group, (total, standard) in count["groups"].items()
    ]


def facility_checks(setting: Setting) -> Records:
    """Rows of `facility_checks`: every item at every check, unless a check names `only` some."""
    stated = setting.told("offices.toml")
    return [
        {"checked_on": check["checked_on"], "item": stated["items"][item], "ok": item not in check["failing"]}
        for check in stated["check"]
        for item in check.get("only", stated["items"])
    ]
