"""A page, what a visitor asked of it, and what its story may draw on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from cchc_data.measure import Scope
from cchc_data.store import Loaded
from cchc_view import words as wordbook
from cchc_view.story import Block
from cchc_view.words import Words

LIGHT = "/nhe/"
INTERACTIVE = "/"

# Address parameters, short and without accents so that they survive being read aloud.
LANG, PERIOD, FIELD, SEARCH, CODE = "lang", "ky", "linh-vuc", "tim", "ma"

_LONGEST_SEARCH = 80


@dataclass(frozen=True)
class View:
    """What one visitor looks at; a frozen value, so it is a cache key and an address.

    `refused` names the parameters whose value was unknown and was replaced;
    `default_period` is what `period` is when the address names none.
    """

    lang: str
    period: str
    field: str | None = None
    search: str = ""
    code: str = ""
    base: str = LIGHT
    refused: tuple[str, ...] = ()
    default_period: str = ""

    def href(self, path: str, *, code: str = "") -> str:
        """Address of a page in the same renderer, keeping language, period and field."""
        query = urlencode([*self.kept(), *([(CODE, code)] if code else [])])
        return f"{self.base}{path}" + (f"?{query}" if query else "")

    def kept(self) -> list[tuple[str, str]]:
        """The parameters that every link carries along; defaults are left out of addresses."""
        chosen = {LANG: self.lang if self.lang != "vi" else "", PERIOD: self.period, FIELD: self.field or ""}
        return [(key, value) for key, value in chosen.items() if value and value != self.default_period]


def read_view(query: Mapping[str, str], loaded: Loaded | None, base: str) -> View:
    """Read a query; unknown values fall back to the default and are named in `refused`."""
    refused = []

    def choose(key: str, allowed: Mapping | set | tuple, default: str | None) -> str | None:
        value = query.get(key, "")
        if not value or value in allowed:
            return value or default
        refused.append(key)
        return default

    lang = choose(LANG, wordbook.LANGUAGES, "vi")
    if loaded is None:
        return View(lang, "", base=base)
    usual = default_period(loaded)
    period = choose(PERIOD, loaded.periods, usual)
    chosen = choose(FIELD, {row["field"] for row in loaded.rows("used_fields")}, None)
    code = choose(CODE, {row["proc_code"] for row in loaded.rows("procedure_codes")}, "")
    search = query.get(SEARCH, "").strip()[:_LONGEST_SEARCH]
    return View(lang, period, chosen, search, code, base, tuple(refused), usual)


def default_period(loaded: Loaded) -> str:
    """The calendar year of the data's last day: the plan's targets are yearly."""
    return str(loaded.as_of.year)


@dataclass(frozen=True)
class Telling:
    """All that a story draws on: the snapshot, the view and the words."""

    loaded: Loaded
    view: View

    @property
    def words(self) -> Words:
        return wordbook.of(self.view.lang)

    @property
    def lang(self) -> str:
        return self.view.lang

    @property
    def scope(self) -> Scope:
        return Scope(self.loaded.org["code"], self.view.period, self.view.field)


@dataclass(frozen=True)
class Page:
    """One public question: its key in the word files, its address and its story.

    `controls` are the parts of the scope that change it: "period", "field", "search".
    """

    key: str
    path: str
    story: Callable[[Telling], Iterator[Block]] = field(compare=False)
    controls: tuple[str, ...] = ()
