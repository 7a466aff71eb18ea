"""Names of periods, fields and places as the visitor reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cchc_data import periods
from cchc_data.store import Loaded
from cchc_view import format
from cchc_view.page import Telling
from cchc_view.words import Words

_ROMAN = ("", "I", "II", "III", "IV")


def period_name(period: periods.Period, words: Words) -> str:
    """"Tháng 10/2026", "Quý III/2026", "Năm 2026"; reporting periods say so."""
    return words(
        f"period.{period.kind}",
        year=period.year,
        month=f"{period.number:02d}",
        quarter=_ROMAN[period.number] if period.kind.endswith("quarter") else "",
    )


def within_sentence(period: periods.Period, words: Words) -> str:
    """The period's name as it stands in the middle of a sentence: "tháng 10/2026"."""
    name = period_name(period, words)
    return name[0].lower() + name[1:]


def short_period(period: periods.Period) -> str:
    """The narrowest unambiguous label for an axis: "10/26", "Q3/26", "2026"."""
    if period.kind == "month":
        return f"{period.number:02d}/{period.year % 100}"
    if period.kind.endswith("quarter"):
        return f"{_ROMAN[period.number]}/{period.year % 100}"
    return str(period.year)


def covered(telling: Telling) -> str:
    """"Năm 2026, từ 01/01/2026 đến 30/10/2026": the period and the days really covered."""
    words, lang = telling.words, telling.lang
    period = periods.parse(telling.view.period)
    row = telling.loaded.period(period.id)
    return words(
        "period.covered",
        period=period_name(period, words),
        first=format.date_text(row["covered_from"], lang),
        last=format.date_text(row["covered_to"], lang),
    )


def until(telling: Telling) -> str:
    """"Năm 2026, tính đến 30/10/2026, tạm tính": the short form for a tile."""
    period = periods.parse(telling.view.period)
    last = format.date_text(telling.loaded.period(period.id)["covered_to"], telling.lang)
    name, words = period_name(period, telling.words), telling.words
    return words("period.until", period=name, last=last, status=words(f"band.status_{status(telling.loaded, period.id)}"))


def status(loaded: Loaded, period: str) -> str:
    """"locked" when the period's figures are final, otherwise "provisional"."""
    return "locked" if period in loaded.locked else "provisional"


def as_of(telling: Telling) -> str:
    """The last day the data speaks of; from the data, never from the clock."""
    return format.date_text(telling.loaded.as_of, telling.lang)


def in_language(row: Mapping[str, Any], name: str, lang: str) -> str:
    """`name_vi` or `name_en` of a row; Vietnamese where no English was entered."""
    return row.get(f"{name}_{lang}") or row[f"{name}_vi"]


def age(telling: Telling, today: date) -> str:
    """"hôm nay", "hôm qua", "cách đây 5 ngày"."""
    days = age_in_days(telling, today)
    if days <= 1:
        return telling.words("band.age_yesterday" if days == 1 else "band.age_today")
    return telling.words("band.age_days", days=format.number(days, telling.lang))


def capital(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def age_in_days(telling: Telling, today: date) -> int:
    """How old the data is; the only thing the clock may say."""
    return (today - telling.loaded.as_of).days
