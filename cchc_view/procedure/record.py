"""What an entry rests on: decisions, days, completeness, source, and its changes.

The list of the commune and the capture are today's; of an earlier content only the numbers
of its decisions are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_data.procedure_history import Change
from cchc_view import format
from cchc_view.guidance import Fact, Facts
from cchc_view.page import Telling
from cchc_view.procedure.changes import earlier_versions, last_change
from cchc_view.procedure.words import Row
from cchc_view.story import Block, Heading, Link, Links, Paragraph


def record(telling: Telling, row: Row, found: Sequence[Change], is_earlier: bool) -> Iterator[Block]:
    """Facts on the entry, all its changes, where it comes from."""
    words = telling.words
    yield Heading(words("procedures.history"))
    if is_earlier:
        yield Facts((*_numbers(telling, row), last_change(telling, found)))
        yield from earlier_versions(telling, found)
        return
    yield Facts((*_decisions(telling, row), *_days(telling, row), last_change(telling, found), _complete(telling, row)))
    yield from earlier_versions(telling, found)
    yield Paragraph(words("procedures.source", source=row["source"] or words("procedures.no_source")))
    if row["source_url"]:
        yield Links((Link(words("procedures.portal"), row["source_url"], external=True),))


def _numbers(telling: Telling, row: Row) -> Iterator[Fact]:
    """Decisions of an earlier content by their numbers, as far as they are known."""
    for key, number in (("procedures.decision", row["decision_no"]), ("procedures.decided_on", row["province_decision_no"])):
        if number:
            yield Fact(telling.words(key), (number,))


def _decisions(telling: Telling, row: Row) -> Iterator[Fact]:
    words = telling.words
    if row["decision_no"]:
        text = words("procedures.decision_text", number=row["decision_no"], day=_day(telling, row["captured_on"]))
        yield Fact(words("procedures.decision"), (text,))
    decided, number = _day(telling, row["decision_on"]), row["province_decision_no"]
    if number:
        decided = words("procedures.province_text", number=number, day=decided)
    elif row["decision_on"]:
        decided = words("procedures.province_day", day=decided)
    yield Fact(words("procedures.decided_on"), (decided,))


def _days(telling: Telling, row: Row) -> Iterator[Fact]:
    words = telling.words
    yield Fact(words("procedures.effective_from"), (_day(telling, row["effective_from"]),))
    posted = words("procedures.not_posted")
    if row["posted_on"]:
        posted = _day(telling, row["posted_on"])
        if row["posting_days"] is not None:
            posted = words("procedures.posted_text", day=posted, n=format.number(row["posting_days"], telling.lang))
    yield Fact(words("procedures.posted_on"), (posted,))


def _day(telling: Telling, value: date | None) -> str:
    return format.date_text(value, telling.lang) if value else telling.words("procedures.unknown_day")


def _complete(telling: Telling, row: Row) -> Fact:
    """What must be public and is missing, and what the source leaves open."""
    words = telling.words

    def named(parts: Sequence[str]) -> str:
        return ", ".join(words(f"part.{part}") for part in parts)

    missing, open_parts = row["missing_parts"] or [], row["open_parts"] or []
    text = words("procedures.missing", parts=named(missing)) if missing else words("procedures.complete")
    notes = (words("procedures.open_parts", parts=named(open_parts)),) if open_parts else ()
    return Fact(words("procedures.completeness"), (text,), notes)
