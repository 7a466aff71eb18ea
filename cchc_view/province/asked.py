"""What is asked of the province's page, and what it draws on."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from cchc_data import indicators, terms
from cchc_data.indicators import Indicator
from cchc_data.measure import SMALL_SAMPLE
from cchc_data.province import Province, Unit
from cchc_data.province.compare import Comparison, compare, periods_known
from cchc_data.province.rollup import INDICATORS, Rolled
from cchc_view import words as wordbook
from cchc_view.page import LANG, LIGHT, PERIOD, SEARCH, THEME, THEMES
from cchc_view.words import Words

INDICATOR = "chi-so"

# Where a unit stands in the comparison, as a sentence.
PLACES = {
    "within": "province.place_within",
    "below": "province.place_below",
    "above": "province.place_above",
    "small": "province.place_small",
    "stale": "province.place_stale",
}

_LONGEST_SEARCH = 80

__all__ = ["INDICATOR", "PLACES", "SMALL_SAMPLE", "ProvinceTelling", "ProvinceView", "read_view"]


@dataclass(frozen=True)
class ProvinceView:
    """What one visitor looks at; a frozen value, so it is a cache key and an address."""

    lang: str
    indicator: str
    period: str
    default_period: str
    base: str = LIGHT
    search: str = ""
    theme: str = ""
    refused: tuple[str, ...] = ()

    def kept(self) -> list[tuple[str, str]]:
        """The parameters that links of the page carry along; defaults are left out."""
        usual = (
            (LANG, self.lang, "vi"),
            (INDICATOR, self.indicator, INDICATORS[0]),
            (PERIOD, self.period, self.default_period),
            (THEME, self.theme, ""),
        )
        return [(name, value) for name, value, default in usual if value != default]

    def href(self, *, lang: str | None = None, base: str | None = None) -> str:
        """The same view in another language or renderer."""
        kept = dict(self.kept()) | ({SEARCH: self.search} if self.search else {})
        kept |= {LANG: lang} if lang and lang != "vi" else {}
        if lang == "vi":
            kept.pop(LANG, None)
        return (base or self.base) + (f"?{urlencode(kept)}" if kept else "")

    def unit(self, code: str) -> str:
        """The front page of a unit, in the same renderer and language."""
        kept = {name: value for name, value in self.kept() if name in (LANG, THEME)}
        return f"/{code}{self.base}" + (f"?{urlencode(kept)}" if kept else "")

    def machine(self, address: str) -> str:
        """An address for machines, about the same indicator and period."""
        return f"{address}?{urlencode({'indicator': self.indicator, 'period': self.period})}"


def read_view(query: Mapping[str, str], rolled: Mapping[str, Rolled], base: str) -> ProvinceView:
    """Read a query; unknown values fall back to the default and are named in `refused`."""
    refused = []

    def choose(key: str, allowed: Container[str], default: str) -> str:
        value = query.get(key, "")
        if not value or value in allowed:
            return value or default
        refused.append(key)
        return default

    usual = default_period(rolled)
    lang = choose(LANG, wordbook.LANGUAGES, "vi")
    indicator = choose(INDICATOR, INDICATORS, INDICATORS[0])
    period = choose(PERIOD, periods_known(rolled.values()), usual)
    search = query.get(SEARCH, "").strip()[:_LONGEST_SEARCH]
    return ProvinceView(lang, indicator, period, usual, base, search, choose(THEME, THEMES, ""), tuple(refused))


def default_period(rolled: Mapping[str, Rolled]) -> str:
    """The calendar year of the newest unit's last day; "" while no unit has data."""
    newest = newest_day(rolled)
    return str(newest.year) if newest else ""


def newest_day(rolled: Mapping[str, Rolled]) -> date | None:
    return max((one.as_of for one in rolled.values() if one.as_of), default=None)


@dataclass(frozen=True, eq=False)
class ProvinceTelling:
    """All that the page draws on: the province, the roll-ups and the view."""

    province: Province
    rolled: Mapping[str, Rolled]
    view: ProvinceView

    @property
    def lang(self) -> str:
        return self.view.lang

    @cached_property
    def day(self) -> date:
        return newest_day(self.rolled) or date.max

    @cached_property
    def words(self) -> Words:
        """The words of the newest unit's last day."""
        return wordbook.of(self.lang).on(self.day, terms.on(self.day)[self.lang])

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        return indicators.told_on(self.day, terms.on(self.day))

    @property
    def indicator(self) -> Indicator:
        return self.indicators[self.view.indicator]

    @cached_property
    def comparison(self) -> Comparison:
        return compare(self.province, self.rolled, self.view.indicator, self.view.period)

    def name(self, unit: Unit | Province) -> str:
        return unit.name_vi if self.lang == "vi" else unit.name_en
