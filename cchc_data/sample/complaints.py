"""Feedback and petitions: two quiet months, a wave of complaints after the bad spell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from cchc_data.sample.picking import pick
from cchc_data.sample.summaries import Summaries
from cchc_data.sample.world import World
from cchc_data.terms import Names

_BUSY = 2

# Working days ago and status of those still open.
_OPEN = (
    (22, "in_progress"),
    (12, "awaiting_supplement"),
    (9, "in_progress"),
    (6, "in_progress"),
    (4, "awaiting_supplement"),
    (3, "in_progress"),
    (1, "new"),
    (0, "new"),
)
_CLOSED_AFTER = 26  # working days, within which every closed complaint is answered and published
_ANONYMOUS, _RATED = 0.1, 0.7

_KINDS = {
    "delay": 0.32,
    "attitude": 0.16,
    "extra_papers": 0.12,
    "fees": 0.1,
    "regulation": 0.1,
    "facilities": 0.1,
    "other": 0.1,
}
_AT_FAULT = {"delay": 0.65, "attitude": 0.45, "extra_papers": 0.5, "fees": 0.3}
_CHANNELS = {
    "hotline": 0.26,
    "national_portal": 0.2,
    "counter": 0.18,
    "province_portal": 0.12,
    "letter": 0.1,
    "social_media": 0.08,
    "suggestion_box": 0.06,
}
_RATINGS = {"very_satisfied": 0.28, "satisfied": 0.62, "not_satisfied": 0.1}

Record = dict[str, Any]


def complaints(world: World, rng: np.random.Generator) -> list[Record]:
    """Rows of `complaints` by day of receipt; about seventy in two years."""
    fates = [name for name, n in world.setting.complaints["closed"].items() for _ in range(n)]
    order = rng.permutation(len(fates))
    days = _closed_days(len(fates), world, rng)
    rows = [_closed(day, fates[n], world, rng) for day, n in zip(days, order, strict=True)]
    _delay_some(rows, world, rng)
    rows += [_open(world.working_day_before(world.as_of, ago), status, rng) for ago, status in _OPEN]
    rows.sort(key=lambda row: row["received_on"])
    _number(rows)
    _summarise(rows, world.setting.names, rng)
    return rows


def _closed_days(n: int, world: World, rng: np.random.Generator) -> list[date]:
    last = world.working_day_before(world.as_of, _CLOSED_AFTER)
    days = [day for day in world.working_days() if world.setting.first < day <= last]
    weights = np.array([_weight(day, world.setting.complaints) for day in days])
    return [days[n] for n in sorted(rng.choice(len(days), size=n, p=weights / weights.sum()).tolist())]


def _weight(day: date, habits: Mapping[str, Any]) -> float:
    month = f"{day:%Y-%m}"
    return 0.0 if month in habits["quiet_months"] else float(_BUSY) if month in habits["busy_months"] else 1.0


def _begin(day: date, rng: np.random.Generator) -> Record:
    kind = pick(_KINDS, rng)
    return {
        "channel": pick(_CHANNELS, rng),
        "kind": kind,
        "anonymous": bool(rng.random() < _ANONYMOUS),
        "competence": "ours",
        "received_on": day,
        "fault": "under_review" if kind in _AT_FAULT else "not_applicable",
    }


def _open(day: date, status: str, rng: np.random.Generator) -> Record:
    return _begin(day, rng) | {"status": status, "anonymous": False}


def _closed(day: date, fate: str, world: World, rng: np.random.Generator) -> Record:
    row, after = _begin(day, rng), world.calendar.add_working_days
    quick, days = int(rng.integers(1, 3)), int(rng.integers(3, 16))
    if fate in ("not_ours", "refused"):
        ended = {"status": "refused", "resolved_on": after(day, quick)}
        ended["competence"] = "not_ours" if fate == "not_ours" else "ours"
        return row | ended | {"fault": "not_applicable"}
    if fate == "transferred":
        passed = after(day, int(rng.integers(1, 6)))
        ended = {"competence": "transferred", "status": "answered", "transferred_on": passed, "resolved_on": passed}
        return row | ended | {"fault": "not_applicable"}
    row |= {"status": fate, "resolved_on": after(day, days)}
    if fate == "published":
        row["published_on"] = after(row["resolved_on"], int(rng.integers(0, 3)))
    if row["kind"] in _AT_FAULT:
        row["fault"] = "at_fault" if rng.random() < _AT_FAULT[row["kind"]] else "no_fault"
    if not row["anonymous"] and rng.random() < _RATED:
        row["satisfaction"] = pick(_RATINGS, rng)
    return row


def _delay_some(rows: list[Record], world: World, rng: np.random.Generator) -> None:
    """Make a few late in each way; among the older half, so that every date stays before the last."""
    after, early, late = world.calendar.add_working_days, rows[: len(rows) // 2], world.setting.complaints["late"]
    published = [row for row in early if row["status"] == "published"]
    order = [published[int(n)] for n in rng.permutation(len(published))]
    for row in order[:late]:
        row["resolved_on"] = after(row["received_on"], int(rng.integers(17, 25)))
        row["published_on"] = after(row["resolved_on"], 1)
    for row in order[late : 2 * late]:
        row["published_on"] = after(row["resolved_on"], int(rng.integers(4, 10)))
    order[-1].update(kind="attitude", fault="false_report", anonymous=True, satisfaction=None)
    passed_on = next(row for row in rows if row["competence"] == "transferred")
    passed_on["transferred_on"] = passed_on["resolved_on"] = after(passed_on["received_on"], 7)


def _number(rows: list[Record]) -> None:
    used: Counter[int] = Counter()
    for row in rows:
        year = row["received_on"].year
        used[year] += 1
        row["complaint_code"] = f"PAKN-{year}-{used[year]:03d}"


def _summarise(rows: list[Record], names: Names, rng: np.random.Generator) -> None:
    summaries = Summaries.load(rng)
    for row in rows:
        if row["status"] == "published":
            row["public_summary"] = summaries.next(row["kind"], row["fault"]).format_map(names)
