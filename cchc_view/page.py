"""A page, what a visitor asked of it, and what its story may draw on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from cchc_data.measure import Scope
from cchc_data.search import AUDIENCES, CHANNELS
from cchc_data.store import Loaded
from cchc_view import words as wordbook
from cchc_view.story import Block
from cchc_view.words import Words

LIGHT = "/nhe/"
INTERACTIVE = "/"

# Address parameters, short and without accents so that they survive being read aloud.
LANG, PERIOD, FIELD, SEARCH, AUDIENCE, CHANNEL = "lang", "ky", "linh-vuc", "tim", "doi-tuong", "cach-nop"
VERSION = "ban"  # a day: the content of a procedure that counted then

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
    audience: str = ""
    channel: str = ""
    base: str = LIGHT
    refused: tuple[str, ...] = ()
    default_period: str = ""

    def href(self, path: str, *, field: str = "", search: str = "", code: str = "", version: str = "") -> str:
        """Address of another page in the same renderer, keeping language and period.

        With `code` it is the address of that procedure under the page of procedures, with
        `version` (an ISO day) its content of that day.
        """
        path = f"{path}/{code}" if code else path
        return _address(self.base, path, [*self.kept(), (FIELD, field), (SEARCH, search), (VERSION, version)])

    def elsewhere(self, path: str, *, lang: str | None = None, base: str | None = None) -> str:
        """Address of this same view in another language or renderer."""
        other = replace(self, lang=lang or self.lang, base=base or self.base)
        return _address(other.base, path, [*other.kept(), *self.narrowed()])

    def narrowed(self) -> list[tuple[str, str]]:
        """What the page's own story was narrowed to; empty values are left out of addresses."""
        return [
            (FIELD, self.field or ""),
            (SEARCH, self.search),
            (AUDIENCE, self.audience),
            (CHANNEL, self.channel),
        ]

    def kept(self) -> list[tuple[str, str]]:
        """The parameters that every link carries along; defaults are left out of addresses."""
        usual = ((LANG, self.lang, "vi"), (PERIOD, self.period, self.default_period))
        return [(name, value) for name, value, default in usual if value != default]


def _address(base: str, path: str, parameters: list[tuple[str, str]]) -> str:
    query = urlencode([(key, value) for key, value in parameters if value])
    return f"{base}{path}" + (f"?{query}" if query else "")


def read_view(
    query: Mapping[str, str],
    loaded: Loaded | None,
    base: str,
    fields: str = "used_fields",
    controls: tuple[str, ...] = (),
) -> View:
    """Read a query; unknown values fall back to the default and are named in `refused`.

    `fields` is the query that lists the fields a page may be filtered by. Field, search,
    audience and channel are read only where the page's `controls` name them: a figure must
    not be narrowed by something the page does not show.
    """
    refused = []

    def choose(key: str, allowed: Callable[[], Container[str]], default: str | None) -> str | None:
        value = query.get(key, "")
        if not value or value in allowed():
            return value or default
        refused.append(key)
        return default

    lang = choose(LANG, lambda: wordbook.LANGUAGES, "vi")
    if loaded is None:
        return View(lang, "", base=base)
    usual = default_period(loaded)
    period = choose(PERIOD, lambda: loaded.periods, usual)
    chosen, search = None, ""
    if "field" in controls:
        chosen = choose(FIELD, lambda: {row["field"] for row in loaded.rows(fields)}, None)
    if "search" in controls:
        search = query.get(SEARCH, "").strip()[:_LONGEST_SEARCH]
    audience = choose(AUDIENCE, lambda: AUDIENCES, "") if "audience" in controls else ""
    channel = choose(CHANNEL, lambda: CHANNELS, "") if "channel" in controls else ""
    return View(lang, period, chosen, search, audience, channel, base, tuple(refused), usual)


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

    `controls` are the parts of the scope that change it: "period", "field", "search",
    "audience", "channel";
    `fields` names the query that lists the fields to choose from. A page that is not
    `in_menu` is reached from the pages it belongs to.
    """

    key: str
    path: str
    story: Callable[[Telling], Iterator[Block]] = field(compare=False)
    controls: tuple[str, ...] = ()
    fields: str = "used_fields"
    in_menu: bool = True
