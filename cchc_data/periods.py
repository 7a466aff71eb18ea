"""Periods of the calendar and of official reporting.

| id        | kind              | from - to                                             |
|-----------|-------------------|-------------------------------------------------------|
| 2026-10   | month             | calendar month                                        |
| 2026-Q3   | quarter           | calendar quarter                                      |
| 2026-R3   | reporting_quarter | 15/6 - 14/9 (Decree 09/2019/NĐ-CP, Article 12)        |
| 2026      | year              | calendar year                                         |
| 2026-R    | reporting_year    | 15/12 of the year before - 14/12                      |
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

KINDS = ("month", "quarter", "reporting_quarter", "year", "reporting_year")

_SHAPE = re.compile(r"(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|R([1-4])|(R)))?", re.ASCII)


class PeriodError(ValueError):
    """The text is not the id of a period."""


@dataclass(frozen=True)
class Period:
    """A span of whole days, both ends included.

    `number` is the month or quarter and 0 for years; `year_from_on` is the first day
    of the (reporting) year it belongs to, for figures that add up over the year.
    """

    id: str
    kind: str
    year: int
    number: int
    from_on: date
    to_on: date
    year_from_on: date


def parse(text: str) -> Period:
    """Read a period id; raises PeriodError for anything else."""
    match = _SHAPE.fullmatch(text)
    if not match:
        raise PeriodError("not a period id")
    year = int(match[1])
    if match[2]:
        return _months(text, "month", year, int(match[2]), int(match[2]), 1)
    if match[3]:
        return _months(text, "quarter", year, int(match[3]), 3 * int(match[3]) - 2, 3)
    if match[4]:
        return _reporting_quarter(text, year, int(match[4]))
    first = date(year - 1, 12, 15) if match[5] else date(year, 1, 1)
    last = date(year, 12, 14) if match[5] else date(year, 12, 31)
    return Period(text, "reporting_year" if match[5] else "year", year, 0, first, last, first)


def _months(text: str, kind: str, year: int, number: int, first: int, length: int) -> Period:
    last = first + length - 1
    end = date(year, last, monthrange(year, last)[1])
    return Period(text, kind, year, number, date(year, first, 1), end, date(year, 1, 1))


def _reporting_quarter(text: str, year: int, number: int) -> Period:
    year_from = date(year - 1, 12, 15)
    start = year_from if number == 1 else date(year, 3 * number - 3, 15)
    end = date(year, 3 * number, 14)
    return Period(text, "reporting_quarter", year, number, start, end, year_from)


def previous(period: Period) -> Period:
    """The period of the same kind just before."""
    if period.kind == "month":
        year, month = (period.year, period.number - 1) if period.number > 1 else (period.year - 1, 12)
        return parse(f"{year}-{month:02d}")
    if period.kind in ("quarter", "reporting_quarter"):
        letter = "Q" if period.kind == "quarter" else "R"
        year, number = (period.year, period.number - 1) if period.number > 1 else (period.year - 1, 4)
        return parse(f"{year}-{letter}{number}")
    return parse(f"{period.year - 1}-R" if period.kind == "reporting_year" else f"{period.year - 1}")


def a_year_before(period: Period) -> Period:
    """The same period of the year before: of 2026-Q3 it is 2025-Q3."""
    return parse(f"{period.year - 1}{period.id[4:]}")


def overlapping(first: date, last: date) -> Iterator[Period]:
    """Every period of every kind that shares at least one day with first..last, oldest first."""
    for year in range(first.year, last.year + 2):
        ids = [f"{year}", f"{year}-R"]
        ids += [f"{year}-{letter}{n}" for letter in "QR" for n in range(1, 5)]
        ids += [f"{year}-{month:02d}" for month in range(1, 13)]
        for period in map(parse, ids):
            if period.from_on <= last and period.to_on >= first:
                yield period
