"""Published results of feedback, and where to send one's own."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_data import periods
from cchc_view import labels
from cchc_view.page import Telling
from cchc_view.story import Block, Bullets, Card, Cards, Folded, Note

MOST_RESULTS = 200
SHOWN_AT_ONCE = 6
_KINDS = ("hotline", "service_centre", "reception", "province_feedback")


def published_results(telling: Telling) -> Iterator[Block]:
    """Reviewed anonymous summaries made public in the period, newest month first, the older folded."""
    words = telling.words
    row = telling.loaded.period(telling.view.period)
    rows = telling.loaded.rows(
        "complaint_results",
        org_code=telling.scope.org_code,
        first=f"{row['covered_from']:%Y-%m}",
        last=f"{row['covered_to']:%Y-%m}",
        most=MOST_RESULTS,
    )
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


def how_to_complain(telling: Telling) -> Bullets:
    """Every public contact that takes feedback, one line each."""
    lang = telling.lang
    contacts = [c for c in telling.loaded.rows("contacts") if c["kind"] in _KINDS]
    contacts.sort(key=lambda c: _KINDS.index(c["kind"]))
    lines = []
    for contact in contacts:
        parts = (contact["phone"], contact["email"], contact["url"], contact["address_vi"])
        hours = labels.in_language(contact, "hours", lang) if contact["hours_vi"] else ""
        details = "; ".join(part for part in (*parts, hours) if part)
        lines.append(f"{labels.in_language(contact, 'label', lang)}: {details}")
    return Bullets((*lines, telling.words("complaints.deadline")))
