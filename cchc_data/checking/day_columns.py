"""Columns of dates: read whole, so that 100,000 rows cost as much as the days that differ."""

from __future__ import annotations

from datetime import date

import pandas as pd

from cchc_data.checking import day_order, once
from cchc_data.checking.bench import Bench
from cchc_data.checking.days import DAY_FIRST, MONTH_FIRST, SWAPPED, Day, read_day, swap

_DAYS = "datetime64[us]"


def read_columns(bench: Bench, fields: tuple[str, ...]) -> dict[str, pd.Series]:
    """Days (datetime64) of each field; rows with an unreadable date are rejected.

    Raises NeedsConfirmation when day and month cannot be told apart in a column.
    """
    orders = day_order.settle(bench, fields)
    epoch = int(day_order.epoch(bench, fields))
    return {field: _column(bench, field, orders[field], epoch) for field in fields}


def tails(bench: Bench, field: str) -> pd.Series:
    """What stands after the date, such as "(Đã quá hạn 4 ngày)"; missing where nothing does."""
    today = bench.setting.today
    return once.each(bench.head(field), lambda text: _tail(text, today) if "(" in text or len(text) > 20 else None)


def _column(bench: Bench, field: str, order: str, epoch: int) -> pd.Series:
    texts = bench.head(field)
    known = _known(texts, bench.setting.today, order, epoch)
    for code in sorted({day.problem for day in known.values() if day.problem}):
        bench.reject(once.where(texts, lambda text, code=code: known[text].problem == code), code, field)
    days = once.each(texts, lambda text: known[text].day, _DAYS)
    if order == SWAPPED:
        flipped = once.each(texts, lambda text: known[text].day and swap(known[text].day), _DAYS)
        days = days.where(~bench.typed(field), flipped)
    return days


def _known(texts: pd.Series, today: date, order: str, epoch: int) -> dict[str, Day]:
    order = MONTH_FIRST if order == MONTH_FIRST else DAY_FIRST
    return {text: read_day(text, today, order, epoch) for text in texts.dropna().unique()}


def _tail(text: str, today: date) -> str | None:
    return read_day(text, today).tail or None
