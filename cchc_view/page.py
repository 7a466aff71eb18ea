"""A page, what a visitor asked of it, and what its story may draw on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from cchc_data import terms, unit
from cchc_data.measure import Scope
from cchc_data.store import Loaded
from cchc_view import words as wordbook
from cchc_view.story import Block
from cchc_view.words import Words

LIGHT = "/nhe/"
INTERACTIVE = "/"

# Address parameters, short and without accents so that they survive being read aloud.
LANG, PERIOD, FIELD, SEARCH, AUDIENCE, CHANNEL = "lang", "ky", "linh-vuc", "tim", "doi-tuong", "cach-nop"
DESK = "can-bo"  # the officials' address
SNAPSHOT, WALL, STILL = "ban", "man-hinh", "dung-tai"
STATE, LEAD, UNIT = "tinh-trang", "chu-tri", "don-vi"
IN_FORCE = "hieu-luc"  # a day: the content of a procedure that counted then
UNIT_HEADER = "x-cchc-unit"  # in a province: below which unit's address a session was opened
PROVINCE = "toan-tinh"  # from a unit of a province up to the whole
THEME = "nen"  # of light pages and embeds; without it the visitor's device decides
EMBED = "embed"  # Streamlit's own name; with the value "true" a page stands in another page's frame

# What a criterion of the plan may be asked by: not met, with overdue tasks, without figures, met.
STATES = ("not_met", "overdue", "unmeasured", "met")
THEMES = {"sang": "light", "toi": "dark"}

@dataclass(frozen=True)
class View:
    """What one visitor looks at; a frozen value, so it is a cache key and an address.

    `refused` names the parameters whose value was unknown and was replaced;
    `default_period` is what `period` is when the address names none. `embed` leaves out
    header, menu and footer, here and on every page that is reached from here. `snapshot` is
    the id of the snapshot that the address asks for, "" for the current one; `still` is "1"
    where a page that reloads itself is asked not to.
    """

    lang: str
    period: str
    field: str | None = None
    search: str = ""
    audience: str = ""
    channel: str = ""
    state: str = ""
    lead: str = ""
    unit: str = ""
    base: str = LIGHT
    refused: tuple[str, ...] = ()
    default_period: str = ""
    embed: bool = False
    theme: str = ""
    snapshot: str = ""
    still: str = ""

    def href(
        self,
        path: str,
        *,
        field: str = "",
        search: str = "",
        state: str = "",
        code: str = "",
        in_force: str = "",
        at: str = "",
    ) -> str:
        """Address of another page in the same renderer, keeping language and period.

        With `code` it is the address of that procedure under the page of procedures, with
        `in_force` (an ISO day) its content of that day; `at` is the anchor of a heading.
        """
        path = f"{path}/{code}" if code else path
        narrowed = [(FIELD, field), (SEARCH, search), (STATE, state), (IN_FORCE, in_force)]
        address = _address(self.base, path, [*self.kept(), *narrowed])
        return f"{address}#{at}" if at else address

    def elsewhere(self, path: str, *, lang: str | None = None, base: str | None = None) -> str:
        """Address of this same view in another language or renderer."""
        other = replace(self, lang=lang or self.lang, base=base or self.base)
        return _address(other.base, path, [*other.kept(), *self.narrowed()])

    def in_current(self, path: str) -> str:
        """Address of this same view in the current snapshot."""
        return replace(self, snapshot="").elsewhere(path)

    def machine(self, address: str, *, period: bool = True) -> str:
        """An address for machines, about the same period and the same snapshot."""
        return _address("", address, [("period", self.period if period else ""), (SNAPSHOT, self.snapshot)])

    def wall(self) -> str:
        """Address of the monitor as a screen on the wall."""
        return f"{INTERACTIVE}theo-doi?{WALL}=1"

    def narrowed(self) -> list[tuple[str, str]]:
        """What the page's own story was narrowed to; empty values are left out of addresses."""
        return [
            (FIELD, self.field or ""),
            (SEARCH, self.search),
            (AUDIENCE, self.audience),
            (CHANNEL, self.channel),
            (STATE, self.state),
            (LEAD, self.lead),
            (UNIT, self.unit),
            (STILL, self.still),
        ]

    def kept(self) -> list[tuple[str, str]]:
        """The parameters that every link carries along; defaults are left out of addresses."""
        usual = (
            (LANG, self.lang, "vi"),
            (PERIOD, self.period, self.default_period),
            (SNAPSHOT, self.snapshot, ""),
            (EMBED, "true" if self.embed else "", ""),
            (THEME, self.theme, ""),
        )
        return [(name, value) for name, value, default in usual if value != default]

    def on_its_own(self) -> View:
        """The same view outside any frame, as the visitor's device likes it."""
        return replace(self, embed=False, theme="")


def _address(base: str, path: str, parameters: list[tuple[str, str]]) -> str:
    query = urlencode([(key, value) for key, value in parameters if value])
    return f"{base}{path}" + (f"?{query}" if query else "")


def default_period(loaded: Loaded) -> str:
    """The calendar year of the data's last day: the plan's targets are yearly."""
    return str(loaded.as_of.year)


@dataclass(frozen=True)
class Telling:
    """All that a story draws on: the snapshot, the view and the words.

    `day` is the day in whose names it speaks, where that is not the snapshot's last.
    """

    loaded: Loaded
    view: View
    day: date | None = None

    @property
    def org(self) -> Mapping[str, Any]:
        """The unit in being on the day that is spoken of."""
        return unit.on(self.loaded.org, self.day or self.loaded.as_of)

    @cached_property
    def words(self) -> Words:
        """The words of that day, in the names of that unit."""
        if self.day is None:
            return wordbook.spoken(self.view.lang, self.loaded)
        return wordbook.of(self.view.lang).on(self.day, terms.on(self.day, self.org)[self.view.lang])

    @property
    def lang(self) -> str:
        return self.view.lang

    @property
    def scope(self) -> Scope:
        return Scope(self.loaded.org["code"], self.view.period, self.view.field)


@dataclass(frozen=True, eq=False)  # each is only equal to itself: pages are part of cache keys, looked up often
class Page:
    """One public question: its key in the word files, its address and its story.

    `controls` are the parts of the scope that change it: "period", "field", "search",
    "audience", "channel", "state", "lead", "unit"; `fields` names the query that lists the
    fields to choose from. A page that is not `in_menu` is reached from the pages it belongs
    to; one that is `live` follows new data by itself; one about a rule made on the day
    `since` is not there for older data.
    """

    key: str
    path: str
    story: Callable[[Telling], Iterator[Block]]
    controls: tuple[str, ...] = ()
    fields: str = "used_fields"
    in_menu: bool = True
    live: bool = False
    since: date = date.min

    def is_for(self, loaded: Loaded) -> bool:
        return self.since <= loaded.as_of
