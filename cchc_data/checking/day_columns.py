"""Columns of dates: read whole, so that 100,000 rows cost as much as the days that differ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from cchc_data.checking import day_order
from cchc_data.checking.bench import Bench
from cchc_data.checking.days import DAY_FIRST, MONTH_FIRST, SWAPPED, Day, read_day, swap


def read_columns(bench: Bench, fields: tuple[str, ...]) -> dict[str, pd.Series]:
    """Days (datetime64) of each field; rows with an unreadable date are rejected.

    Raises NeedsConfirmation when day and month cannot be told apart in a column.
    """
    orders = day_order.settle(bench, fields)
    epoch = int(day_order.epoch(bench, fields))
    return {field: _column(bench, field, orders[field], epoch) for field in fields}


def tails(bench: Bench, field: str) -> pd.Series:
    """What stands after the date, such as "(Đã quá hạn 4 ngày)"; missing where nothing does."""
    texts = bench.text(field)
    told = {
        text: read_day(text, bench.setting.today).tail or None
        for text in texts.dropna().unique()
        if "(" in text or len(text) > 20
    }
    return texts.map(told).astype("str")


def _column(bench: Bench, field: str, order: str, epoch: int) -> pd.Series:
    texts = bench.head(field)
    known = _known(texts, bench.setting.today, order, epoch)
    for code in sorted({day.problem for day in known.values() if day.problem}):
        bench.reject(
            texts.map({text: day.problem == code for text, day in known.items()}).fillna(False).astype(bool),
            code,
            field,
        )
    days = _mapped(texts, {text: day.day for text, day in known.items()})
    if order == SWAPPED:
        flipped = _mapped(texts, {text: day.day and swap(day.day) for text, day in known.items()})
        days = days.where(~bench.typed(field), flipped)
    return days


def _known(texts: pd.Series, today: date, order: str, epoch: int) -> dict[str, Day]:
    order = MONTH_FIRST if order == MONTH_FIRST else DAY_FIRST
    return {text: read_day(text, today, order, epoch) for text in texts.dropna().unique()}


def _mapped(texts: pd.Series, days: Mapping[str, date | None]) -> pd.Series:
    stamps = {text: pd.Timestamp(day) for text, day in days.items() if day}
    return texts.map(stamps).astype("datetime64[us]")
