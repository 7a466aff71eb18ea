"""What really happens with one procedure: the last twelve months of the data, from public cubes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_data import periods
from cchc_data.statistics import wilson
from cchc_data.store import Loaded

MONTHS = 12
LEAST_FOR_A_RATE = 20  # a share of fewer says more about chance than about the office


@dataclass(frozen=True)
class Share:
    """A part of a whole number of dossiers; shown as a rate only when there are enough."""

    part: int
    whole: int

    @property
    def shown(self) -> bool:
        return self.whole >= LEAST_FOR_A_RATE

    @property
    def percent(self) -> float:
        return 100 * self.part / self.whole

    @property
    def interval(self) -> tuple[float, float]:
        """95 % Wilson interval in per cent."""
        return wilson(self.part / self.whole, self.whole)


@dataclass(frozen=True)
class Reality:
    """First and last covered day; times in working days, None when nothing ended.

    `ended` dossiers really got a result. `on_time` is the strict share: resolved by the
    promised day with at most one supplement, of all resolved or overdue.
    """

    first: date
    last: date
    ended: int
    median_days: float | None
    ninety_days: int | None
    on_time: Share
    online: Share
    post: Share
    supplements: Share

    @property
    def times_shown(self) -> bool:
        return self.ended >= LEAST_FOR_A_RATE


def reality(loaded: Loaded, proc_code: str) -> Reality:
    """The twelve months that end with the data's last day, of a procedure counted by itself.

    For one that is `grouped` every count is 0: its dossiers are published only in the group.
    """
    months = last_months(loaded)
    [row] = loaded.rows("procedure_reality", proc_code=proc_code, org_code=loaded.org["code"], months=months)
    return Reality(
        first=loaded.period(months[0])["covered_from"],
        last=loaded.period(months[-1])["covered_to"],
        ended=row["ended"] or 0,
        median_days=row["median_days"],
        ninety_days=row["ninety_days"],
        on_time=Share(row["kept"], row["promised"]),
        online=Share(row["online"], row["received"]),
        post=Share(row["post"], row["received"]),
        supplements=Share(row["asked"], row["asked_of"]),
    )


def last_months(loaded: Loaded) -> list[str]:
    """Ids of the covered months, at most twelve, ending with the month of the data's last day."""
    month = periods.parse(f"{loaded.as_of:%Y-%m}")
    found = []
    while len(found) < MONTHS and month.id in loaded.periods:
        found.append(month.id)
        month = periods.previous(month)
    return found[::-1]
