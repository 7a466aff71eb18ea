"""Published results of feedback, and where to send one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_data import periods
from cchc_view import format, frame, labels
from cchc_view.page import Telling
from cchc_view.story import Block, Card, Cards, Cell, Folded, Note, Table

MOST_RESULTS = 200
SHOWN_AT_ONCE = 6
_KINDS = ("hotline", "service_centre", "reception", "province_feedback", "social")


def results(telling: Telling, most: int = MOST_RESULTS) -> list[dict[str, Any]]:
    """Rows of reviewed results made public in the period: month, kind, public_summary; newest first."""
    row = telling.loaded.period(telling.view.period)
    first, last = (f"{row[day]:%Y-%m}" for day in ("covered_from", "covered_to"))
    at = {"org_code": telling.scope.org_code, "first": first, "last": last, "most": most}
    return telling.loaded.rows("complaint_results", **at)


def published_results(telling: Telling) -> Iterator[Block]:
    """Reviewed anonymous summaries made public in the period, newest month first, the older folded."""
    words, rows = telling.words, results(telling)
    if not rows:
        yield Note(words("complaints.no_results"), "empty")
        return
    cards = tuple(
        Card(
            labels.period_name(periods.parse(r["month"]), words),
            (r["public_summary"],),
            badge=words(f"complaint_kind.{r['kind']}"),
        )
        for r in rows
    )
    yield Cards(cards[:SHOWN_AT_ONCE])
    if older := cards[SHOWN_AT_ONCE:]:
        yield Folded(words("complaints.more_results", n=len(older)), (Cards(older),))


def outcomes(telling: Telling) -> Table:
    """What became of the period's feedback, by outcome."""
    words = telling.words
    rows = telling.loaded.rows("complaint_outcomes", period=telling.view.period, org_code=telling.scope.org_code)
    total = sum(row["n"] for row in rows)
    body = tuple(
        (Cell(words(f"outcome.{row['outcome']}")), *_count_and_share(telling, row["n"], total)) for row in rows
    )
    head = (words("outcome.head"), words("outcome.n"), words("table.share"))
    caption = words("outcome.caption", period=labels.covered(telling))
    return Table(caption, head, body, empty=words("state.none_arisen"))


def _count_and_share(telling: Telling, n: int, total: int) -> tuple[Cell, Cell]:
    return (
        Cell(format.number(n, telling.lang), "number"),
        Cell(format.percent(100 * n / total, telling.lang), "number"),
    )


def conclusions(telling: Telling) -> Table | Note:
    """Conclusions on fault; a month has none, because so few in a month would point at a person."""
    words = telling.words
    if telling.loaded.period(telling.view.period)["kind"] == "month":
        return Note(words("conduct.no_month"), "empty")
    rows = telling.loaded.rows("conduct_conclusions", period=telling.view.period, org_code=telling.scope.org_code)
    columns = ("received", "at_fault", "no_fault", "false_report", "under_review")
    body = tuple(
        (
            Cell(words(f"conduct.{row['kind']}")),
            *(Cell(format.number(row[column], telling.lang), "number") for column in columns),
        )
        for row in rows
    )
    head = (words("complaints.kind"), *(words(f"conduct.{column}") for column in columns))
    caption = words("conduct.caption", period=labels.covered(telling))
    return Table(caption, head, body, empty=words("state.none_arisen"))


def how_to_complain(telling: Telling) -> Cards:
    """Every public contact that takes feedback, a card each, with the day it was last tried."""
    contacts = [contact for contact in telling.loaded.rows("contacts") if contact["kind"] in _KINDS]
    contacts.sort(key=lambda contact: _KINDS.index(contact["kind"]))
    return Cards(tuple(_contact(telling, contact) for contact in contacts))


def _contact(telling: Telling, contact: Mapping[str, Any]) -> Card:
    lang, phone = telling.lang, contact["phone"]
    hours = labels.in_language(contact, "hours", lang) if contact["hours_vi"] else ""
    lines = [line for line in (phone, contact["email"], contact["url"], contact["address_vi"], hours) if line]
    if contact["verified_on"]:
        lines.append(telling.words("complaints.verified", day=format.date_text(contact["verified_on"], lang)))
    href = f"tel:{frame.dialled(phone)}" if phone else contact["url"] or ""
    return Card(labels.in_language(contact, "label", lang), tuple(lines), href=href)
