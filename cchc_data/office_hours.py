"""When the counter is open: shifts on ordinary working days and on make-up Saturdays.

There is no national rule for a commune's hours, so they are data (`office_hours.csv`).
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from cchc_data.calendar import REFERENCE, SATURDAY, WorkingCalendar

Shift = tuple[time, time]


@dataclass(frozen=True)
class OfficeHours:
    """Shifts in order of the clock; moments are local and carry no zone.

    A moment on the edge of a shift lies inside it: 11:30 is still the morning.
    """

    weekday: tuple[Shift, ...]
    make_up: tuple[Shift, ...]

    @classmethod
    def load(cls, path: Path = REFERENCE) -> OfficeHours:
        """Read `office_hours.csv` in folder `path`; read once per folder."""
        return _load(Path(path))

    def shifts(self, day: date) -> tuple[Shift, ...]:
        """Shifts of a working day; a Saturday that is worked is a make-up day."""
        return self.make_up if day.weekday() >= SATURDAY else self.weekday

    def closing(self, day: date) -> time:
        return self.shifts(day)[-1][1]

    def opening(self, day: date) -> datetime:
        return datetime.combine(day, self.shifts(day)[0][0])

    def place(self, moment: datetime, calendar: WorkingCalendar) -> tuple[str, datetime]:
        """Where a moment falls, and the moment at which the office takes it in.

        "in_hours", "before_opening", "at_lunch", "after_closing" or "day_off"; what comes
        in outside the hours counts as received when the next shift begins.
        """
        day, clock = moment.date(), moment.time()
        if not calendar.is_working_day(day):
            return "day_off", self.opening(calendar.next_working_day(day))
        shifts = self.shifts(day)
        if any(opens <= clock <= closes for opens, closes in shifts):
            return "in_hours", moment
        later = [opens for opens, _ in shifts if opens > clock]
        if not later:
            return "after_closing", self.opening(calendar.add_working_days(day, 1))
        place = "before_opening" if later[0] == shifts[0][0] else "at_lunch"
        return place, datetime.combine(day, later[0])

    def after(self, moment: datetime, wanted: timedelta, calendar: WorkingCalendar) -> datetime:
        """The moment when `wanted` office time has passed since `moment`."""
        for opens, closes in self._open_from(moment, calendar):
            if wanted <= closes - opens:
                return opens + wanted
            wanted -= closes - opens

    def _open_from(self, moment: datetime, calendar: WorkingCalendar) -> Iterator[tuple[datetime, datetime]]:
        """What is left of each shift from `moment` on, without end."""
        day = moment.date()
        while True:
            for opens, closes in self.shifts(day):
                if datetime.combine(day, closes) >= moment:
                    yield max(moment, datetime.combine(day, opens)), datetime.combine(day, closes)
            day = calendar.add_working_days(day, 1)


@functools.cache
def _load(path: Path) -> OfficeHours:
    with (path / "office_hours.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["days"], (_time(row["opens"]), _time(row["closes"]))) for row in csv.DictReader(lines)]
    shifts = {kind: tuple(sorted(shift for days, shift in rows if days == kind)) for kind, _ in rows}
    return OfficeHours(**shifts)


def _time(text: str) -> time:
    return time.fromisoformat(text)
