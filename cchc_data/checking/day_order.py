"""Day before month, or month before day? Vietnamese files write dd/mm; where a column speaks
against that, the official is asked and nothing is guessed (domain 4.3, rule 7).

A spreadsheet program set to English turns 05/10 into the real date 10 May and leaves
25/10 a text: such a half-swapped column is known by its real dates, whose days are all
12 or less, beside texts whose days are all more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.days import DAY_FIRST, MONTH_FIRST, ORDERS, SWAPPED, read_day
from cchc_data.received import NeedsConfirmation, Remark

_NUMERIC = re.compile(r"\D*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SERIAL = r"^\d{5}(?:[.,]\d+)?$"
EPOCHS = ("1900", "1904")
FEW_REAL_DATES = 3  # fewer could lie in the first twelve days of a month by chance
CONTRADICTORY_SHARE = 0.2


@dataclass
class _Shapes:
    """How many cells of a column allow which order; rows count, not different texts."""

    first_over_12: int = 0
    second_over_12: int = 0
    both_small: int = 0
    real_small: int = 0
    real_over_12: int = 0


def settle(bench: Bench, fields: tuple[str, ...]) -> Mapping[str, str]:
    """The order of each field's dates. Raises NeedsConfirmation when it has to be asked."""
    orders = {field: _answered(bench, field) or DAY_FIRST for field in fields}
    shapes = {field: _shapes(bench, field) for field in fields if not _answered(bench, field)}
    for field, seen in shapes.items():
        if seen.second_over_12:
            raise _question(bench, field, "date_order_unclear", seen.second_over_12, (DAY_FIRST, MONTH_FIRST))
        real = seen.real_small + seen.real_over_12
        if seen.first_over_12 and not seen.both_small and real >= FEW_REAL_DATES and not seen.real_over_12:
            raise _question(bench, field, "date_half_swapped", real, (SWAPPED, DAY_FIRST))
    if {"received_on", "due_on"} <= shapes.keys():
        _ask_when_due_comes_first(bench, shapes)
    return orders


def epoch(bench: Bench, fields: tuple[str, ...]) -> str:
    """Epoch of serial numbers; asked when only 1904 puts them into the period the file states."""
    if (answer := bench.setting.answers.get("date_epoch")) in EPOCHS:
        return answer
    if not bench.received.period:
        return "1900"
    first, last = map(pd.Timestamp, bench.received.period)
    serials = pd.concat([t[t.str.match(_SERIAL).fillna(False).astype(bool)] for t in map(bench.text, fields)])
    inside = {
        name: sum(
            first <= pd.Timestamp(day) <= last for text in serials.unique() if (day := _serial_day(bench, text, name))
        )
        for name in EPOCHS
    }
    if inside["1904"] > inside["1900"]:
        remark = Remark("date_epoch_unclear", values={"n": str(len(serials))})
        raise NeedsConfirmation(remark, ("date_epoch=1904", "date_epoch=1900"))
    return "1900"


def _serial_day(bench: Bench, text: str, name: str):
    return read_day(text, bench.setting.today, epoch=int(name)).day


def _answered(bench: Bench, field: str) -> str | None:
    answers = bench.setting.answers
    answer = answers.get(f"date_order.{field}") or answers.get("date_order")
    return answer if answer in ORDERS else None


def _shapes(bench: Bench, field: str) -> _Shapes:
    seen, texts, typed = _Shapes(), bench.head(field), bench.typed(field)
    for text, n in texts[~typed].value_counts().items():
        if found := _NUMERIC.match(text):
            first, second = int(found[1]), int(found[2])
            seen.first_over_12 += n * (first > 12)
            seen.second_over_12 += n * (second > 12)
            seen.both_small += n * (first <= 12 and second <= 12)
    for text, n in texts[typed].value_counts().items():
        if found := _ISO.match(text):
            seen.real_small += n * (int(found[3]) <= 12)
            seen.real_over_12 += n * (int(found[3]) > 12)
    return seen


def _ask_when_due_comes_first(bench: Bench, shapes: Mapping[str, _Shapes]) -> None:
    """Texts that fit both orders and promise a day before the receipt are asked about."""
    received, due = bench.head("received_on"), bench.head("due_on")
    small = _both_small(received) & _both_small(due)
    pairs = pd.DataFrame({"received": received[small], "due": due[small]}).value_counts()
    contradictions = {order: _contradictions(bench, pairs, order) for order in (DAY_FIRST, MONTH_FIRST)}
    wrong = contradictions[DAY_FIRST]
    undecided = not any(shapes[f].first_over_12 + shapes[f].real_over_12 for f in ("received_on", "due_on"))
    many = wrong >= max(FEW_REAL_DATES, CONTRADICTORY_SHARE * small.sum())
    if wrong and (undecided or many) and contradictions[MONTH_FIRST] < wrong:
        raise _question(bench, "due_on", "date_order_contradicts", wrong, (MONTH_FIRST, DAY_FIRST))


def _both_small(texts: pd.Series) -> pd.Series:
    """Where the text fits dd/mm and mm/dd alike."""
    found = {text: _NUMERIC.match(text) for text in texts.dropna().unique()}
    return once.where(texts, lambda text: bool(parts := found[text]) and max(int(parts[1]), int(parts[2])) <= 12)


def _contradictions(bench: Bench, pairs: pd.Series, order: str) -> int:
    today = bench.setting.today
    days = {text: read_day(text, today, order).day for pair in pairs.index for text in pair}
    return int(sum(n for (r, d), n in pairs.items() if days[r] and days[d] and days[d] < days[r]))


def _question(bench: Bench, field: str, code: str, n: int, orders: tuple[str, ...]) -> NeedsConfirmation:
    remark = Remark(code, column=bench.letter(field), values={"n": str(n)})
    return NeedsConfirmation(remark, tuple(f"date_order.{field}={order}" for order in orders))
