"""What waits on the data's last day, as one snapshot tells it: counts only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_data.measure import Figure, Scope, figures
from cchc_data.store import Loaded

CUBE = "work_queue"
DUE = ("due_today", "due_1", "due_3", "due_5")
OVERDUE = ("overdue_letter", "overdue_no_letter")
# Queues by what the reader asks: spans up to a day hold the nearer ones, but not the day itself.
SUMS = {
    "received": ("received",),
    "due_today": ("due_today",),
    "within_1": ("due_1",),
    "within_3": ("due_1", "due_3"),
    "within_5": ("due_1", "due_3", "due_5"),
    "due_unknown": ("due_unknown",),
    "overdue": OVERDUE,
    "overdue_no_letter": ("overdue_no_letter",),
}
COMPLAINTS = ("complaint_near", "complaint_over", "complaint_unpublished")


@dataclass(frozen=True)
class Waiting:
    """Counts by the names of SUMS and COMPLAINTS; complaints are None where none was ever entered."""

    counts: Mapping[str, int | None]

    def __getitem__(self, name: str) -> int | None:
        return self.counts[name]


@dataclass(frozen=True)
class Part:
    """One field, or one procedure of a field (`proc_code`, `name`), and what waits in it."""

    field: Mapping[str, Any]
    waiting: Waiting
    proc_code: str | None = None
    name: str | None = None


def is_told(loaded: Loaded) -> bool:
    """False for snapshots that are older than this count."""
    return f"public/{CUBE}.parquet" in loaded.manifest["tables"]


def waiting(loaded: Loaded, scope: Scope) -> Waiting:
    """What waits in the scope's field, or everywhere."""
    rows = loaded.rows("work_queue", org_code=scope.org_code, field=scope.field)
    counts = Counter({row["queue"]: row["n"] for row in rows})
    entered = bool(loaded.rows("whole_table", table="complaints"))
    return Waiting(_sums(counts) | {name: counts[name] if entered else None for name in COMPLAINTS})


def split(loaded: Loaded, scope: Scope) -> list[Part]:
    """By field, or by procedure where the scope names a field; parts in which nothing waits are left out."""
    counts: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    told: dict[tuple[Any, ...], Mapping[str, Any]] = {}
    for row in loaded.rows("work_queue_split", org_code=scope.org_code, field=scope.field):
        key = row["field"], row["proc_code"]
        counts[key][row["queue"]] += row["n"]
        told[key] = row
    return [
        Part(told[key], Waiting(_sums(each)), told[key]["proc_code"], told[key]["name"])
        for key, each in counts.items()
        if set(each) & {queue for name in SUMS for queue in SUMS[name]}
    ]


def week(loaded: Loaded, org_code: str, most: int) -> list[dict[str, Any]]:
    """Ordinary procedures most often handed in over the last five working days: proc_code, name, n."""
    return loaded.rows("work_queue_week", org_code=org_code, most=most)


def failing(loaded: Loaded, scope: Scope) -> list[Figure]:
    """Figures of the period that do not meet the plan's target, in the plan's order."""
    measured = figures(loaded, loaded.indicators, Scope(scope.org_code, scope.period))
    return [figure for figure in measured.values() if figure.status == "not_met"]


def _sums(counts: Counter[str]) -> dict[str, int]:
    return {name: sum(counts[queue] for queue in queues) for name, queues in SUMS.items()}
