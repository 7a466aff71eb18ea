"""When a dossier filed at a moment should be ready, and by which rules: an estimate.

The promise is the date on the receipt; this only explains how such a date comes about.
Legal source: Civil Code 2015, Articles 147 and 148 (the first day is not counted; a term
that ends on a day off ends on the next working day); Decree 118/2025/NĐ-CP, Article 17
(counted from receipt of a complete dossier; a supplement moves the end by the wait).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from cchc_data.calendar import MAKE_UP_WORKING, SATURDAY, WorkingCalendar
from cchc_data.office_hours import OfficeHours

HOURS_A_DAY = 8  # one working day, as the one-stop software counts
SAME_DAY_UNTIL = time(15, 0)  # received later: the next working day
UNITS = ("same_day", "working_day", "day", "month", "hour")


class CannotTell(ValueError):
    """No day follows from what is known; `reason` is "no_limit", "partial" or "wait_order"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Step:
    """One rule applied: what it led to, and the days that made a difference.

    `rule` names a sentence; `n` counts days, months or hours; `off` are days off on Monday
    to Friday that were passed over, `worked` make-up Saturdays that were counted.
    """

    rule: str
    at: datetime
    n: float = 0
    off: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """The last moment at which the result should be ready, and the steps that led there."""

    due: datetime
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Wait:
    """A supplement: asked for at one moment, handed in at another."""

    asked_at: datetime
    received_at: datetime


def deadline(
    value: float | None,
    unit: str | None,
    filed_at: datetime,
    calendar: WorkingCalendar,
    hours: OfficeHours,
    wait: Wait | None = None,
) -> Deadline:
    """The estimate for a limit of `value` `unit`s (see UNITS; same_day has no value).

    Raises CannotTell when the limit is not one of UNITS, and CalendarNotAnnounced when a day
    of a year would be needed whose working days are not announced: no guess is made.
    """
    if unit not in UNITS or (value is None and unit != "same_day"):
        raise CannotTell("no_limit")
    if unit == "month" and value != int(value):
        raise CannotTell("partial")
    place, accepted = hours.place(filed_at, calendar)
    counted = _counted(value, unit, accepted, calendar, hours)
    steps = (Step(place, accepted), *counted)
    if wait:
        steps += _waited(wait, unit, steps[-1].at, accepted, calendar, hours)
    return Deadline(steps[-1].at, steps)


def _counted(
    value: float | None, unit: str, accepted: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> tuple[Step, ...]:
    day = accepted.date()
    if unit == "same_day":
        late = accepted.time() > SAME_DAY_UNTIL
        due = calendar.add_working_days(day, 1) if late else day
        return (Step("after_three" if late else "same_day", _close(due, hours)),)
    if unit == "hour" or (unit == "working_day" and value != int(value)):
        total = value if unit == "hour" else value * HOURS_A_DAY
        return (_hours(total, accepted, calendar, hours),)
    if unit == "working_day":
        due = calendar.add_working_days(day, int(value))
        return (Step("working_days", _close(due, hours), value, *_unusual(day, due, calendar)),)
    end = day + timedelta(days=value) if unit == "day" else _months_later(day, int(value))
    counted = Step("days" if unit == "day" else "months", _close(end, hours), value)
    return (counted, *_rolled(end, calendar, hours))


def _hours(total: float, accepted: datetime, calendar: WorkingCalendar, hours: OfficeHours) -> Step:
    """Office hours from the moment itself; every eight are a working day at the same o'clock."""
    days, rest = divmod(total, HOURS_A_DAY)
    start = datetime.combine(calendar.add_working_days(accepted.date(), int(days)), accepted.time())
    due = hours.after(start, timedelta(hours=rest), calendar)
    return Step("hours", due, total, *_unusual(accepted.date(), due.date(), calendar))


def _rolled(end: date, calendar: WorkingCalendar, hours: OfficeHours) -> tuple[Step, ...]:
    due = calendar.next_working_day(end)
    return () if due == end else (Step("rolled", _close(due, hours)),)


def _waited(
    wait: Wait, unit: str, due: datetime, accepted: datetime, calendar: WorkingCalendar, hours: OfficeHours
) -> tuple[Step, ...]:
    """The old end moved by the wait, in the unit the limit is counted in."""
    asked, received = wait.asked_at.date(), wait.received_at.date()
    if not accepted.date() <= asked <= received:
        raise CannotTell("wait_order")
    working = calendar.working_days_between(asked, received)
    if unit in ("day", "month"):
        days = (received - asked).days
        end = due.date() + timedelta(days)
        return (Step("waited_days", _close(end, hours), days), *_rolled(end, calendar, hours))
    end = calendar.add_working_days(due.date(), working)
    moved = datetime.combine(end, due.time())
    return (Step("waited", moved, working, *_unusual(due.date(), end, calendar)),)


def _unusual(after: date, until: date, calendar: WorkingCalendar) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """Days off on Monday to Friday, and make-up Saturdays, in (after, until]."""
    passed = {day: kind for day, kind in calendar.exceptions.items() if after < day <= until}
    off = (day for day, kind in passed.items() if kind != MAKE_UP_WORKING and day.weekday() < SATURDAY)
    return _in_order(off), _in_order(day for day, kind in passed.items() if kind == MAKE_UP_WORKING)


def _in_order(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(days))


def _close(day: date, hours: OfficeHours) -> datetime:
    return datetime.combine(day, hours.closing(day))


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day (Civil Code 2015, Article 148)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - timedelta(1)).day
    return date(year, month + 1, min(day.day, last))
