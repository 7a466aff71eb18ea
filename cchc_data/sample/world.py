"""The invented unit: its setting, its calendar, its procedures and their habits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cchc_data.calendar import WorkingCalendar
from cchc_data.sample.setting import Setting


@dataclass(frozen=True)
class Group:
    """Habits of a group of procedures: chances between 0 and 1, `online` in log-odds."""

    late: float
    supplement: float
    online: float
    business: float
    organisation: float
    state_agency: float


@dataclass(frozen=True)
class Limit:
    """A time limit as the catalogue writes it; `value` may be missing."""

    value: float | None
    unit: str


@dataclass(frozen=True)
class Offer:
    """One procedure as the commune offers it; `limits` by channel of the catalogue."""

    proc_code: str
    group_name: str
    group: Group
    per_month: float
    season: str
    decision_on: date
    posting: str
    effective_from: date
    effective_to: date | None
    service_level: str
    full_since: date | None
    partial_reason: str
    postal: bool
    sensitive: bool
    limits: Mapping[str, Limit]

    def level_on(self, day: date) -> str:
        """Level of online service on `day`."""
        return "partial" if self.full_since and day < self.full_since else self.service_level

    def in_force(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True)
class World:
    """What every step of the sample needs to know."""

    setting: Setting
    calendar: WorkingCalendar
    offers: tuple[Offer, ...]

    @property
    def as_of(self) -> date:
        """The data's last day."""
        return self.setting.as_of

    def working_days(self) -> list[date]:
        """Every working day of the setting."""
        first = self.setting.first
        span = (first + timedelta(n) for n in range((self.as_of - first).days + 1))
        return [day for day in span if self.calendar.is_working_day(day)]

    def later(self, day: date, n: int) -> date:
        """The n-th working day after `day`, or the day after the last when that lies beyond it.

        The calendar of the year after may not be announced, and the sample has no need of it.
        """
        if day > self.as_of or self.calendar.working_days_between(day, self.as_of) < n:
            return self.as_of + timedelta(1)
        return self.calendar.add_working_days(day, n)

    def working_day_before(self, day: date, n: int = 1) -> date:
        """The n-th working day before `day`."""
        while n:
            day -= timedelta(1)
            n -= self.calendar.is_working_day(day)
        return day
