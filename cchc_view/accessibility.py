"""The accessibility statement as blocks: what the last check found, and whom to tell of a barrier."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import checked, format, frame
from cchc_view.checked import OWNERS, Checked
from cchc_view.page import LIGHT, Telling
from cchc_view.story import Block, Cell, Link, Links, Note, Paragraph, Table


def last_check(telling: Telling) -> Iterator[Block]:
    """When, with what and how much was checked; the finding in a sentence; the numbers behind it."""
    found, words, lang = checked.last(), telling.words, telling.lang
    if found is None:
        yield Note(words("accessibility.never"), "warning")
        return
    yield Paragraph(
        words(
            "accessibility.when",
            day=format.date_text(found.day, lang),
            tool=found.tool,
            browser=found.browser,
            addresses=format.number(found.addresses, lang),
            views=format.number(found.views, lang),
            widths=words("accessibility.and").join(map(str, found.widths)),
        )
    )
    yield Note(_verdict(telling, found), "warning" if found.rules("ours") else "info")
    yield _numbers(telling, found)
    if found.barriers:
        yield _barriers(telling, found)
    yield Paragraph(words("accessibility.machine"))


def _verdict(telling: Telling, found: Checked) -> str:
    ours, theirs = map(found.rules, OWNERS)
    kind = "ours" if ours else "theirs" if theirs else "none"
    return telling.words(f"accessibility.found_{kind}", ours=ours, theirs=theirs)


def _numbers(telling: Telling, found: Checked) -> Table:
    words = telling.words
    rows = {
        "barriers": {owner: found.rules(owner) for owner in OWNERS},
        "advice": found.advice,
        "open": found.open,
        "sideways": {"ours": found.sideways},
        "complaints": {"ours": found.complaints},
        "other_hosts": {"ours": found.other_hosts},
    }
    head = tuple(words(f"accessibility.{key}") for key in ("looked_for", *OWNERS))
    told = tuple(
        (Cell(words(f"accessibility.{key}")), *(Cell(_count(telling, numbers.get(owner)), "number") for owner in OWNERS))
        for key, numbers in rows.items()
    )
    return Table(words("accessibility.numbers"), head, told)


def _count(telling: Telling, number: int | None) -> str:
    return "–" if number is None else format.number(number, telling.lang)


def _barriers(telling: Telling, found: Checked) -> Table:
    words = telling.words
    head = tuple(words(f"accessibility.{key}") for key in ("rule", "drawn_by", "views"))
    rows = tuple(
        (
            Cell(barrier.rule),
            Cell(words(f"accessibility.{barrier.owner}")),
            Cell(format.number(barrier.views, telling.lang), "number"),
        )
        for barrier in found.barriers
    )
    return Table(words("accessibility.not_met"), head, rows)


def whom_to_tell(telling: Telling) -> Iterator[Block]:
    """The unit's hotline, from its own contacts, or where to go when it has entered none."""
    words, hotline = telling.words, frame.hotline(telling)
    if hotline is None:
        yield Paragraph(words("accessibility.no_hotline"))
        return
    yield Paragraph(words("accessibility.call", number=hotline["number"], hours=hotline["hours"]))
    yield Links((Link(words("accessibility.call_now", number=hotline["number"]), hotline["href"]),))


def light_version(telling: Telling) -> Links:
    """The same site without a script."""
    return Links((Link(telling.words("site.light"), telling.view.elsewhere("", base=LIGHT)),))
