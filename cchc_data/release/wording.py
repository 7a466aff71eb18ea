"""A difference in a locked period as one line that an official reads."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from typing import Any

from cchc_data import dictionary, indicators, periods, reference
from cchc_data.checking.report.words import number, words
from cchc_data.indicators import Indicator
from cchc_data.release.difference import Difference

MOST_LINES = 40


def lines(found: Iterable[Difference]) -> list[str]:
    """One line a difference, the first MOST_LINES of them and how many more there are."""
    told = [line(difference) for difference in found]
    rest = len(told) - MOST_LINES
    return told[:MOST_LINES] + ([words()["release"]["more"].format(n=rest)] if rest > 0 else [])


def line(difference: Difference) -> str:
    """"Hồ sơ giải quyết đúng hạn, quý III/2026: 96,2 % (50/52) → 94,2 % (49/52)"."""
    told, period = words()["release"], period_name(difference.period)
    if difference.table:
        title = dictionary.tables()[difference.table].title["vi"]
        return told["table"].format(table=title, period=period, n=number(difference.rows))
    indicator = indicators.load_all()[difference.indicator]
    where = told["field"].format(field=_fields().get(difference.field, difference.field)) if difference.field else ""
    old, new = (_value(indicator, one) for one in (difference.old, difference.new))
    return told["figure"].format(title=indicator.words["vi"]["short"], where=where, period=period, old=old, new=new)


def period_name(period: str) -> str:
    """"quý III/2026" as it stands in the middle of a sentence."""
    known = periods.parse(period)
    return words()["period"][known.kind].format(number=known.number, year=known.year)


@functools.cache
def _fields() -> Mapping[str, str]:
    table = reference.fields()
    return dict(zip(table["field_id"], table["name_vi"], strict=True))


def _value(indicator: Indicator, told: Mapping[str, Any] | None) -> str:
    if told is None:
        return words()["states"]["no_data"]
    if told["value"] is None:
        return words()["states"][indicator.when_empty]
    shown = f"{number(told['value'])}{words()['units'][indicator.unit]}"
    if told["numerator"] is None or told["denominator"] is None:
        return shown
    return f"{shown} ({number(told['numerator'])}/{number(told['denominator'])})"
