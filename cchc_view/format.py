"""Numbers and dates as the visitor reads them, written on the server.

The browser's own locale is the visitor's phone, not our page's language, so
nothing is left for it to format. `lang` is "vi" or "en" everywhere. Rates are
in per cent (98.5 means 98.5%), never fractions.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

MINUS = "\N{MINUS SIGN}"
MOST_DIGITS = 4

_DATE = {"vi": "dd/MM/yyyy", "en": "d MMM yyyy"}
_WEEKDAY_DATE = {"vi": "EEEE, dd/MM/yyyy", "en": "EEEE, d MMM yyyy"}
_MONTH = {"vi": "LLLL/y", "en": "LLLL y"}
_VND = "#,##0\N{NO-BREAK SPACE}\N{CURRENCY SIGN}"


def number(value: float, lang: str, digits: int = 0) -> str:
    """A count or a plain number with exactly `digits` decimals: "1.234.567"."""
    return _decimal(_round(value, digits), lang, digits)


def percent(value: float, lang: str, digits: int = 1, target: float | None = None) -> str:
    """A rate in per cent: "98,5%".

    Rounding may not tell a lie: 99.97 is not "100%", 0.04 is not "0%", and
    94.97 is not "95,0%" beside a target of 95. Such a value gets the digits it
    needs (at most four). Exactly 0 and 100 are written without decimals, so
    "100%" always means every single one.
    """
    return _rate(value, lang, digits, target) + "%"


def interval(low: float, high: float, lang: str, digits: int = 1) -> str:
    """Two bounds in per cent as one range: "95,2–97,3%".

    Bounds are calculated, so 99.99999999999999 is the computer's 100, not a claim.
    """
    first, last = (_rate(round(bound, 9), lang, digits) for bound in (low, high))
    return f"{last}%" if first == last else f"{first}\N{EN DASH}{last}%"


def points(value: float, lang: str, maximum: float | None = None) -> str:
    """A score with two decimals as the portal prints it: "17,80" or "17,80/18"."""
    score = number(value, lang, 2)
    if maximum is None:
        return score
    whole = maximum == int(maximum)
    return f"{score}/{number(maximum, lang, 0 if whole else 2)}"


def difference(change: float, lang: str, unit: str, digits: int = 1) -> str:
    """A signed change followed by its unit: "+1,2 điểm %" (unit given by the caller).

    A change of rates is counted in percentage points, so the unit is never "%".
    """
    exact = Decimal(str(change))
    size = abs(exact)
    digits = _telling_digits(size, digits, (Decimal(0),))
    shown = _round(size, digits, (Decimal(0),))
    sign = MINUS if exact < 0 else "+" if exact > 0 else ""
    return f"{sign}{_decimal(shown, lang, digits if exact else 0)}\N{NO-BREAK SPACE}{unit}"


def vnd(amount: float, lang: str) -> str:
    """An amount in Vietnamese dong, sign last in both languages: "15.000 ₫"."""
    return format_currency(amount, "VND", format=_VND, locale=lang)


def date_text(day: date, lang: str) -> str:
    """"30/10/2026" or "30 Oct 2026"; CLDR's short form is avoided: two-digit year."""
    return format_date(day, _DATE[lang], locale=lang)


def weekday_date(day: date, lang: str) -> str:
    """"Thứ Sáu, 27/11/2026" or "Friday, 27 Nov 2026"."""
    return format_date(day, _WEEKDAY_DATE[lang], locale=lang)


def month_text(day: date, lang: str) -> str:
    """The month `day` lies in: "Tháng 10/2026" or "October 2026"."""
    return _first_upper(format_date(day, _MONTH[lang], locale=lang))


def _rate(value: float, lang: str, digits: int, target: float | None = None) -> str:
    exact = Decimal(str(value))
    if exact in (0, 100):
        return _decimal(exact, lang, 0)
    landmarks = [Decimal(0), Decimal(100)]
    if target is not None:
        landmarks.append(Decimal(str(target)))
    digits = _telling_digits(exact, digits, landmarks)
    return _decimal(_round(exact, digits, landmarks), lang, digits)


def _telling_digits(exact: Decimal, digits: int, landmarks) -> int:
    """The fewest decimals, from `digits` up, that keep a value off the landmarks."""
    while digits < MOST_DIGITS and _lands(exact, digits, landmarks):
        digits += 1
    return digits


def _lands(exact: Decimal, digits: int, landmarks) -> bool:
    return exact not in landmarks and _round(exact, digits) in landmarks


def _round(value: float | Decimal, digits: int, landmarks=()) -> Decimal:
    """Half up, as a spreadsheet does; away from a landmark it would otherwise hit."""
    exact = Decimal(str(value))
    step = Decimal(1).scaleb(-digits)
    near = exact.quantize(step, ROUND_HALF_UP)
    if exact in landmarks or near not in landmarks:
        return near
    return exact.quantize(step, ROUND_DOWN if near > exact else ROUND_UP)


@lru_cache(maxsize=20_000)  # the same counts and rates stand on many pages, and Babel takes its time
def _decimal(value: Decimal, lang: str, digits: int) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    text = format_decimal(value, format=pattern, locale=lang)
    return text.replace("-", MINUS)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
