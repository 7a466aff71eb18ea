"""What is new about procedures: what comes into force, ends, or changed between snapshots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from cchc_data.procedure_history import Change, changes
from cchc_view import format
from cchc_view.page import Telling
from cchc_view.procedure.changes import sentence
from cchc_view.procedure.words import short_name
from cchc_view.story import Block, Card, Cards, Heading, Link, Links, Note, Paragraph

LOOKED_BACK = timedelta(days=730)
_MOST_CARDS, _MOST_LINES = 40, 6


@dataclass(frozen=True)
class News:
    """One procedure on one day: kind is starts, ends, new, changed, restored or left."""

    day: date
    kind: str
    proc_code: str
    name: str
    field: str
    lines: tuple[str, ...]


def timeline(telling: Telling) -> list[News]:
    """Two years of news and all that is announced, newest first; only of the view's field if it has one."""
    wanted = telling.view.field
    found = [news for news in (*_by_list(telling), *_by_log(telling)) if wanted in (None, news.field)]
    return sorted(found, key=lambda news: (-news.day.toordinal(), news.kind, news.name))


def _by_list(telling: Telling) -> Iterator[News]:
    """First and last days in force, from the commune's list; a new version of one is in the log."""
    since = telling.loaded.as_of - LOOKED_BACK
    reissued = {(c.proc_code, c.effective_on) for c in changes(telling.loaded) if c.kind == "changed"}
    for row in telling.loaded.rows("procedure_dates"):
        for kind, day in (("starts", row["effective_from"]), ("ends", row["effective_to"])):
            if day and day >= since and (kind == "ends" or (row["proc_code"], day) not in reissued):
                line = telling.words(f"news.{kind}_on", day=format.date_text(day, telling.lang))
                yield News(day, kind, row["proc_code"], row["name"], row["field"], (line,))


def _by_log(telling: Telling) -> Iterator[News]:
    """Changes between snapshots, one piece of news a procedure and step; dated ones are in the list."""
    rows = {row["proc_code"]: row for row in telling.loaded.rows("procedure_dates")}
    since = telling.loaded.as_of - LOOKED_BACK
    told = [change for change in changes(telling.loaded) if change.published_on >= since and not _in_list(change, since)]
    for (code, day, kind), group in groupby(told, key=lambda c: (c.proc_code, c.published_on, c.kind)):
        parts = list(group)
        row = rows.get(code, {"name": parts[0].before or code, "field": None})
        yield News(day, kind, code, row["name"], row["field"], tuple(_lines(telling, day, parts)))


def _in_list(change: Change, since: date) -> bool:
    dated = change.kind in ("new", "abolished")
    return dated and change.effective_on is not None and change.effective_on >= since


def _lines(telling: Telling, day: date, group: Sequence[Change]) -> Iterator[str]:
    words, lang = telling.words, telling.lang
    yield words("news.published", day=format.date_text(day, lang))
    if group[0].kind == "changed" and group[0].effective_on:
        yield words("news.counts_from", day=format.date_text(group[0].effective_on, lang))
    if group[0].kind == "restored" and not group[0].effective_on:
        return  # the badge says all
    yield from (sentence(telling, change) for change in group[:_MOST_LINES])
    if len(group) > _MOST_LINES:
        yield words("news.more_parts", n=format.number(len(group) - _MOST_LINES, lang))


def told(telling: Telling) -> Iterator[Block]:
    """The timeline as cards: what is still to come first, then month by month."""
    words, as_of = telling.words, telling.loaded.as_of
    found = timeline(telling)
    if not found:
        yield Note(words("news.nothing"), "empty")
    for month, group in groupby(found, key=lambda news: "" if news.day > as_of else f"{news.day:%Y-%m}"):
        pieces = list(group)
        title = format.month_text(pieces[0].day, telling.lang) if month else words("news.to_come")
        yield Heading(title)
        yield Cards(tuple(_card(telling, news) for news in pieces[:_MOST_CARDS]))
        if len(pieces) > _MOST_CARDS:
            yield Paragraph(words("news.more_cards", n=format.number(len(pieces) - _MOST_CARDS, telling.lang)))
    if not changes(telling.loaded):
        yield Note(words("news.first_snapshot"), "empty")
    yield Links(
        (
            Link(words("news.csv"), "/du-lieu/procedure_changes.csv", download=True),
            Link(words("news.feed"), "/atom.xml"),
            Link(words("procedures.back"), telling.view.href("thu-tuc")),
        )
    )


def _card(telling: Telling, news: News) -> Card:
    version = news.day.isoformat() if news.kind == "ends" else ""  # abolished, its own address is no longer there
    href = "" if news.kind == "left" else telling.view.href("thu-tuc", code=news.proc_code, in_force=version)
    return Card(short_name(news.name), news.lines, href=href, badge=telling.words(f"news.{news.kind}"))
