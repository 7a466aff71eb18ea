"""No such procedure, or none any more: say so, offer the nearest, and let search help."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data.procedure_history import changes
from cchc_data.search import search
from cchc_data.search.typing import one_slip_apart
from cchc_view import format
from cchc_view.catalogue import cards, search_box
from cchc_view.page import Telling
from cchc_view.procedure.words import Row, procedure_href, short_name
from cchc_view.story import Block, Heading, Link, Links, Note

_MOST = 5
_EQUAL_CHARACTERS = 6  # of the eight of a code: one wrong digit, or two that changed places


def missing_story(telling: Telling, typed: str) -> Iterator[Block]:
    """Heading, search box and, where something is near, cards."""
    words = telling.words
    left = next((change for change in changes(telling.loaded, typed) if change.kind == "left" and change.before), None)
    if left:
        yield Heading(words("procedures.left_title", name=short_name(left.before)), level=1)
        day = format.date_text(left.published_on, telling.lang)
        yield Note(words("procedures.left", code=typed, day=day), "warning")
        yield from _onward(telling, _alike(telling, left.before))
        return
    shown = "".join(c for c in typed if c.isprintable())[:40]
    yield Heading(words("procedures.unknown_title", code=shown), level=1, lead=words("procedures.unknown"))
    yield from _onward(telling, nearest(telling, typed))


def gone_story(telling: Telling, row: Row) -> Iterator[Block]:
    """A procedure that was abolished: since when, what may stand in its place, and what it was."""
    words = telling.words
    yield Heading(words("procedures.gone_title", name=short_name(row["name"])), level=1)
    yield Note(words("procedures.abolished", day=format.date_text(row["effective_to"], telling.lang)), "warning")
    yield from _onward(telling, _alike(telling, row["name"]))
    content = Link(words("procedures.gone_content"), procedure_href(telling, row))
    yield Links((content, Link(words("changes.link"), telling.view.href("co-gi-moi"))))


def _alike(telling: Telling, name: str) -> list[Row]:
    loaded = telling.loaded
    rows = {one["proc_code"]: one for one in loaded.rows("procedures_in_force", as_of=loaded.as_of)}
    return [rows[hit.proc_code] for hit in search(loaded, name, limit=_MOST)]


def _onward(telling: Telling, near: list[Row]) -> Iterator[Block]:
    yield search_box(telling, f"{telling.view.base}thu-tuc")
    if near:
        yield Heading(telling.words("procedures.nearest"))
        yield cards(telling, near)


def nearest(telling: Telling, typed: str) -> list[Row]:
    """Procedures in force whose code differs in a digit or two, else those the text may mean."""
    loaded = telling.loaded
    rows = {row["proc_code"]: row for row in loaded.rows("procedures_in_force", as_of=loaded.as_of)}
    equal = {code: sum(a == b for a, b in zip(code, typed, strict=False)) for code in rows}
    close = (code for code in rows if equal[code] >= _EQUAL_CHARACTERS)
    codes = sorted(close, key=lambda code: (not one_slip_apart(code, typed), -equal[code]))
    if not codes and any(character.isalpha() for character in typed):
        codes = [hit.proc_code for hit in search(loaded, typed.replace("-", " "))]
    return [rows[code] for code in codes[:_MOST]]
