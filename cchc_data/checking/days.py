"""One date cell in any of the shapes officials' files hold (domain 4.3, rule 7)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from cchc_data.reading.text import key

FIRST_YEAR = 2000
YEARS_AHEAD = 2
VIETNAM = timezone(timedelta(hours=7))

DAY_FIRST, MONTH_FIRST, SWAPPED = "day_first", "month_first", "swapped"
ORDERS = (DAY_FIRST, MONTH_FIRST, SWAPPED)

_EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}
_EMPTY = {(1899, 12, 30), (1899, 12, 31), (1900, 1, 0), (1900, 1, 1), (1904, 1, 1), (1, 1, 1), (9999, 12, 31)}
_SERIAL = re.compile(r"\d{1,5}(?:[.,]\d+)?$")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_IN_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})(?!\d)")
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$")


@dataclass(frozen=True)
class Day:
    """What a cell says: a day, nothing (both None), or a `problem` of `problems.toml`.

    `tail` is the text after the date, such as "- 4 ngày (Đã quá hạn 4 ngày)".
    """

    day: date | None = None
    problem: str | None = None
    tail: str = ""


@functools.lru_cache(maxsize=20_000)
def read_day(text: str, today: date, order: str = DAY_FIRST, epoch: int = 1900) -> Day:
    """Read one cell; never raises. `epoch` (1900 or 1904) dates spreadsheet serial numbers."""
    bare = text.strip().lstrip("'").strip()
    if _SERIAL.match(bare):
        return _serial(bare, today, epoch)
    if _ZONED.match(bare):
        return _zoned(bare, today)
    if found := _YEAR_FIRST.search(bare):
        year, month, day = map(int, found.groups())
    elif found := _YEAR_LAST.search(bare):
        day, month, year = int(found[1]), int(found[2]), _year(found[3])
        day, month = (month, day) if order == MONTH_FIRST else (day, month)
    elif found := _IN_WORDS.search(key(bare)):
        day, month, year = map(int, found.groups())
        return _judge(year, month, day, today, "")
    else:
        return Day(problem="date_unreadable")
    return _judge(year, month, day, today, bare[found.end() :])


def swap(day: date) -> date:
    """Day and month exchanged; the day itself where that is no date."""
    return day if day.day > 12 else date(day.year, day.day, day.month)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _serial(bare: str, today: date, epoch: int) -> Day:
    found = _EPOCHS[epoch] + timedelta(int(float(bare.replace(",", "."))))
    return _judge(found.year, found.month, found.day, today, "")


def _zoned(bare: str, today: date) -> Day:
    try:
        moment = datetime.fromisoformat(bare).astimezone(VIETNAM)
    except (ValueError, OverflowError):
        return _judge(*map(int, bare[:10].split("-")), today, "")
    return _judge(moment.year, moment.month, moment.day, today, "")


def _judge(year: int, month: int, day: int, today: date, tail: str) -> Day:
    if (year, month, day) in _EMPTY:
        return Day(tail=tail)
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        return Day(problem="date_year_out", tail=tail)
    try:
        return Day(date(year, month, day), tail=tail)
    except ValueError:
        return Day(problem="date_impossible", tail=tail)
