"""Finding a procedure: by what people say, by field, by what has happened in their life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cchc_data.search import events, search
from cchc_view import format, labels
from cchc_view.page import INTERACTIVE, SEARCH, Telling
from cchc_view.procedure.words import Row, fee_text, home_text, limit_text, short_name
from cchc_view.story import Block, Card, Cards, Heading, Link, Links, Note, Paragraph, Search

MOST_SHOWN = 30  # a search beyond that is not read; a field is always shown whole


def found(telling: Telling) -> list[Row]:
    """Procedures in force that match the view's search and filters, best first."""
    view, loaded = telling.view, telling.loaded
    hits = search(
        loaded,
        view.search,
        field=view.field,
        audience=view.audience or None,
        channel=view.channel or None,
    )
    rows = {row["proc_code"]: row for row in loaded.rows("procedures_in_force", as_of=loaded.as_of)}
    return [rows[hit.proc_code] for hit in hits]


def search_box(telling: Telling, action: str = "") -> Search:
    """The box that finds a procedure; `action` is the page that answers, "" for its own."""
    words = telling.words
    return Search(
        label=words("search.label"),
        placeholder=words("search.placeholder"),
        button=words("search.button"),
        value=telling.view.search,
        action=action,
        name=SEARCH,
        live=not action and telling.view.base == INTERACTIVE,
    )


def field_links(telling: Telling) -> Links:
    """One link a field with how many procedures it has: a way in for who does not type."""
    words, view = telling.words, telling.view

    def text(row: Row) -> str:
        name = labels.in_language(row, "name", telling.lang)
        return words("procedures.in_field", name=name, n=format.number(row["n"], telling.lang))

    rows = telling.loaded.rows("procedure_fields")
    return Links(tuple(Link(text(row), view.href("thu-tuc", field=row["field"])) for row in rows))


def board_link(telling: Telling, field: str = "") -> tuple[Link, ...]:
    """The way to the list to pin up of a field, of the view's where none is named; none without a field."""
    field = field or telling.view.field or ""
    query = "" if telling.lang == "vi" else f"?lang={telling.lang}"
    return (Link(telling.words("procedures.noticeboard"), f"/nhe/niem-yet/{field}{query}"),) if field else ()


def event_cards(telling: Telling) -> Cards:
    """One card a life event; it opens the search for its name."""
    known = {row["proc_code"] for row in telling.loaded.rows("procedures_in_force", as_of=telling.loaded.as_of)}
    cards = []
    for event in events():
        if n := len(known.intersection(event.codes)):
            lines = (telling.words("procedures.event_count", n=format.number(n, telling.lang)),)
            href = telling.view.href("thu-tuc", search=event.names["vi"])
            cards.append(Card(event.names[telling.lang], lines, href=href))
    return Cards(tuple(cards))


def found_cards(telling: Telling) -> Iterator[Block]:
    """How many were found, and one card each with limit, fee and ways to file."""
    words, view = telling.words, telling.view
    rows = found(telling)
    yield Heading(words("procedures.found", n=format.number(len(rows), telling.lang)))
    if not rows:
        yield Note(words("procedures.none", search=view.search), "empty")
        return
    shown = rows[:MOST_SHOWN] if view.search else rows
    yield cards(telling, shown)
    if len(shown) < len(rows):
        yield Paragraph(words("procedures.more_found", n=format.number(len(rows) - len(shown), telling.lang)))


def cards(telling: Telling, rows: Sequence[Row]) -> Cards:
    """One card each; a row needs proc_code, name, field_vi, field_en, service_level and postal."""
    channels = channels_of(telling, rows)
    return Cards(tuple(_card(telling, row, channels[row["proc_code"]]) for row in rows))


def channels_of(telling: Telling, rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    """Limits and fees of many procedures by code, asked for at once; empty where there are none."""
    channels: dict[str, list[Row]] = defaultdict(list)
    for row in telling.loaded.rows("procedure_channels", codes=[row["proc_code"] for row in rows]):
        channels[row["proc_code"]].append(row)
    return channels


def _card(telling: Telling, row: Row, channels: list[Row]) -> Card:
    words = telling.words
    counter = next((c for c in channels if c["channel"] == "counter"), channels[0] if channels else None)
    lines = []
    if counter:
        lines.append(words("procedures.card_limit", limit=limit_text(counter, telling)))
        lines.append(words("procedures.card_fee", fee=fee_text(counter, telling)))
    lines.append(home_text(row, telling))
    return Card(
        short_name(row["name"]),
        tuple(lines),
        href=telling.view.href("thu-tuc", code=row["proc_code"]),
        badge=labels.in_language(row, "field", telling.lang),
    )
