"""How many dossiers arrive, of which procedure, on which working day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from cchc_data.sample.setting import Setting
from cchc_data.sample.world import Offer, World

WORKING_DAYS_A_MONTH = 21
GROWTH_A_YEAR = 0.05

# Before the Lunar New Year people stay away; after it they return.
_BEFORE_TET, _AFTER_TET = 0.6, 1.45

_MONDAY_TO_SATURDAY = (1.25, 1.0, 1.0, 0.98, 0.85, 0.7)

# Factor of each month, January first; months that are not named count 1.
_SEASONS: dict[str, dict[int, float]] = {
    "flat": {},
    "school": {1: 0.8, 4: 0.9, 5: 1.05, 6: 1.5, 7: 1.6, 8: 1.55, 9: 1.05, 10: 0.85, 11: 0.8, 12: 0.8},
    "wedding": {1: 1.25, 2: 1.2, 6: 0.8, 7: 0.7, 8: 0.7, 11: 1.25, 12: 1.35},
    "trade": {2: 1.3, 3: 1.3, 7: 0.85, 8: 0.8, 12: 1.1},
    # Dry season of the highlands, when people build and measure.
    "building": {1: 1.2, 3: 1.25, 4: 1.15, 7: 0.9, 8: 0.85, 9: 0.8, 11: 1.1, 12: 1.15},
    "yearly_review": {9: 1.5, 10: 3.5, 11: 3.5, 12: 1.5} | {month: 0.1 for month in range(1, 9)},
}


def arrivals(world: World, rng: np.random.Generator) -> list[tuple[date, Offer]]:
    """Pairs (working day of receipt, procedure), oldest first, by code within a day."""
    days = world.working_days()
    pace = [_pace(day, world.setting) for day in days]
    found = []
    for offer in world.offers:
        rates = [_rate(offer, day) * beat for day, beat in zip(days, pace, strict=True)]
        counts = rng.poisson(rates)
        found += [(day, offer) for day, n in zip(days, counts, strict=True) for _ in range(n)]
    return sorted(found, key=lambda pair: (pair[0], pair[1].proc_code))


def _rate(offer: Offer, day: date) -> float:
    if not offer.in_force(day):
        return 0.0
    return offer.per_month / WORKING_DAYS_A_MONTH * _SEASONS[offer.season].get(day.month, 1.0)


def _pace(day: date, setting: Setting) -> float:
    years = (day - setting.first).days / 365
    beat = _MONDAY_TO_SATURDAY[day.weekday()] * (1 + GROWTH_A_YEAR * years) * setting.volume
    for reopens in setting.tet_reopens:
        if reopens - timedelta(18) <= day < reopens:
            beat *= _BEFORE_TET
        if reopens <= day < reopens + timedelta(25):
            beat *= _AFTER_TET
    return beat
