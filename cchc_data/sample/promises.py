"""The day promised on the receipt, from the procedure's limit and the working calendar."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

import numpy as np

from cchc_data.calendar import WorkingCalendar
from cchc_data.sample.dossier import Dossier
from cchc_data.sample.world import Limit, Offer

HOURS_A_DAY = 8
DAYS_A_MONTH = 30

# What comes in after three in the afternoon, or is long, is promised for the next working day.
_NEXT_DAY = 0.66
_NO_PROMISE = 0.02


def promise(dossier: Dossier, calendar: WorkingCalendar, rng: np.random.Generator) -> None:
    """Fill `due_on` and `due_on_original`; both stay empty when nothing was promised."""
    limit = limit_of(dossier.offer, dossier.receive_channel)
    dossier.due_on = dossier.due_on_original = due_day(limit, dossier.received_on, calendar, rng)


def limit_of(offer: Offer, channel: str) -> Limit:
    """The limit of the channel; one the catalogue does not know follows the counter's."""
    return offer.limits.get(channel) or offer.limits.get("counter") or next(iter(offer.limits.values()))


def due_day(limit: Limit, received: date, calendar: WorkingCalendar, rng: np.random.Generator) -> date | None:
    """The working day by which the result is promised, the day of receipt not counted."""
    if limit.unit == "none":
        return None
    if limit.unit == "working_day":
        return calendar.add_working_days(received, ceil(limit.value))
    if limit.unit == "hour":
        return calendar.add_working_days(received, ceil(limit.value / HOURS_A_DAY))
    if limit.unit in ("day", "month"):
        days = ceil(limit.value) * (DAYS_A_MONTH if limit.unit == "month" else 1)
        return calendar.next_working_day(received + timedelta(days))
    if limit.unit == "missing_unit" and limit.value and limit.value > 1:
        # The catalogue's bare 3 and 5 of civil status are working days (domain, section 5).
        return calendar.add_working_days(received, ceil(limit.value))
    return _same_or_next_day(limit, received, calendar, rng)


def _same_or_next_day(
    limit: Limit, received: date, calendar: WorkingCalendar, rng: np.random.Generator
) -> date | None:
    draw = rng.random()
    if limit.unit == "unspecified" and draw < _NO_PROMISE:
        return None
    return calendar.add_working_days(received, 1) if draw < _NO_PROMISE + _NEXT_DAY else received
