"""What an address asks for: its parameters read into a view, and what each of them may be."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from functools import partial

from cchc_data import reference
from cchc_data.search import AUDIENCES, CHANNELS
from cchc_data.store import Loaded
from cchc_view import words as wordbook
from cchc_view.page import (
    AUDIENCE,
    CHANNEL,
    EMBED,
    FIELD,
    LANG,
    LEAD,
    PERIOD,
    SEARCH,
    SNAPSHOT,
    STATE,
    STATES,
    STILL,
    THEME,
    THEMES,
    UNIT,
    View,
    default_period,
)

_LONGEST_SEARCH = 80


def read_view(
    query: Mapping[str, str],
    loaded: Loaded | None,
    base: str,
    fields: str = "used_fields",
    controls: tuple[str, ...] = (),
) -> View:
    """Read a query; unknown values fall back to the default and are named in `refused`.

    `fields` is the query that lists the fields a page may be filtered by. Field, search and
    the other choices are read only where the page's `controls` name them: a figure must
    not be narrowed by something the page does not show. `loaded` is the snapshot that the
    query asks for (`cached.asked`), so another id than its own is unknown.
    """
    refused = []

    def choose(key: str, allowed: Callable[[], Container[str]], default: str | None) -> str | None:
        value = query.get(key, "")
        if not value or value in allowed():
            return value or default
        refused.append(key)
        return default

    lang = choose(LANG, lambda: wordbook.LANGUAGES, "vi")
    embed, theme = query.get(EMBED, "").lower() == "true", choose(THEME, lambda: THEMES, "")
    if loaded is None:
        return View(lang, "", base=base, embed=embed, theme=theme)
    usual = default_period(loaded)
    snapshot = choose(SNAPSHOT, lambda: (loaded.id,), "")
    period = choose(PERIOD, lambda: loaded.periods, usual)
    chosen, search = None, ""
    if "field" in controls:
        chosen = choose(FIELD, lambda: {row["field"] for row in loaded.rows(fields)}, None)
    if "search" in controls:
        search = query.get(SEARCH, "").strip()[:_LONGEST_SEARCH]
    still = choose(STILL, lambda: ("1",), "")
    others = {
        name: choose(parameter, partial(allowed, loaded), "")
        for name, (parameter, allowed) in _CHOICES.items()
        if name in controls
    }
    kept = {"base": base, "default_period": usual, "embed": embed, "theme": theme, "snapshot": snapshot, "still": still}
    return View(lang, period, chosen, search, refused=tuple(refused), **kept, **others)


# Choices beside period, field and search: their parameter and the values it may have.
_CHOICES: dict[str, tuple[str, Callable[[Loaded], Container[str]]]] = {
    "audience": (AUDIENCE, lambda loaded: AUDIENCES),
    "channel": (CHANNEL, lambda loaded: CHANNELS),
    "state": (STATE, lambda loaded: STATES),
    "lead": (LEAD, lambda loaded: leads()),
    "unit": (UNIT, lambda loaded: {row["unit_code"] for row in loaded.rows("index766_units")}),
}


def leads() -> tuple[str, ...]:
    """The posts and offices that lead a criterion of the plan, as terms, in the plan's order."""
    return tuple(dict.fromkeys(lead for criterion in reference.plan()["criterion"] for lead in criterion["leads"]))
