"""Working days of Vietnamese administrative offices.

Legal source: Labour Code 2019, Articles 111 and 112, the yearly notices on public
holidays, and Resolution 28/2026/QH16 (24 November). The days are data
(`calendar.csv`), because the Prime Minister chooses some of them year by year; a
year whose notice is not out (`calendar_years.csv`) is refused, never guessed.
"""

from __future__ import annotations

import csv
import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

REFERENCE = Path(__file__).parents[1] / "data" / "reference"

ANNOUNCED = "announced"
NOT_ANNOUNCED = "not_announced"
MAKE_UP_WORKING = "make_up_working"
SATURDAY = 5


class CalendarNotAnnounced(ValueError):
    """A day falls in `year`, whose calendar of working days has not been announced."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no announced working calendar for {year}")
        self.year = year


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days offices work, for every announced year.

    `exceptions` maps a date to its kind: holiday, compensation, swapped_off (offices
    closed) or make_up_working (a Saturday worked instead). `years` maps a year to
    its status. Every method raises CalendarNotAnnounced when it would have to look
    at a day of a year that is not announced.
    """

    exceptions: Mapping[date, str]
    years: Mapping[int, str]
    _first: int = field(init=False, repr=False)
    _counts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        announced = sorted(year for year, status in self.years.items() if status == ANNOUNCED)
        if not announced:
            raise CalendarNotAnnounced(min(self.years, default=0))
        first, last = date(announced[0], 1, 1), date(announced[-1], 12, 31)
        every_day = (first + timedelta(n) for n in range((last - first).days + 1))
        # Running count of working days: an interval is then one subtraction.
        object.__setattr__(self, "_first", first.toordinal())
        object.__setattr__(self, "_counts", list(accumulate(map(self._works, every_day))))

    @classmethod
    def load(cls, path: Path = REFERENCE) -> WorkingCalendar:
        """Read `calendar.csv` and `calendar_years.csv` in folder `path`; read once per folder."""
        return _load(Path(path))

    def is_working_day(self, day: date) -> bool:
        """True when offices work on `day`; make-up Saturdays do."""
        self._require(day.year, day.year)
        return self._works(day)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days in (start, end]; 0 when `end` is not after `start`."""
        self._require(min(start.year, end.year), max(start.year, end.year))
        return max(0, self._count(end) - self._count(start))

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day after `day`, whose own day is not counted; `day` itself for 0.

        Raises ValueError when n is negative.
        """
        self._require(day.year, day.year)
        if n < 0:
            raise ValueError(f"n must not be negative: {n}")
        return self._reaching(self._count(day) + n, day) if n else day

    def next_working_day(self, day: date) -> date:
        """`day` when it is a working day, otherwise the first working day after it."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def year_status(self, year: int) -> str:
        """`announced` or `not_announced`; a year the file does not name is not announced."""
        return self.years.get(year, NOT_ANNOUNCED)

    def days(self) -> Iterator[tuple[date, bool]]:
        """Every day of every announced year, in order, with whether it is a working day."""
        for offset in range(len(self._counts)):
            day = date.fromordinal(self._first + offset)
            if self.year_status(day.year) == ANNOUNCED:
                yield day, self._works(day)

    def _works(self, day: date) -> bool:
        kind = self.exceptions.get(day)
        return kind == MAKE_UP_WORKING or (kind is None and day.weekday() < SATURDAY)

    def _count(self, day: date) -> int:
        return self._counts[day.toordinal() - self._first]

    def _reaching(self, count: int, after: date) -> date:
        offset = bisect_left(self._counts, count)
        found = date.fromordinal(self._first + offset)
        self._require(after.year, found.year)
        return found

    def _require(self, first: int, last: int) -> None:
        for year in range(first, last + 1):
            if self.year_status(year) != ANNOUNCED:
                raise CalendarNotAnnounced(year)


@functools.cache
def _load(path: Path) -> WorkingCalendar:
    days = {date.fromisoformat(row["date"]): row["kind"] for row in _rows(path / "calendar.csv")}
    years = {int(row["year"]): row["status"] for row in _rows(path / "calendar_years.csv")}
    return WorkingCalendar(days, years)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
