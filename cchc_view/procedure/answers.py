"""The five answers a procedure's page is opened for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_data.catalogue.fee_texts import telling_details
from cchc_data.catalogue.needs import is_police
from cchc_view import format, labels
from cchc_view.guidance import Fact, Facts
from cchc_view.page import Telling
from cchc_view.procedure.papers import ANCHOR, named_papers
from cchc_view.procedure.reality import ANCHOR as REALITY
from cchc_view.procedure.words import FEES, Row, fee_text, home_text, limit_text, per_channel, shortened
from cchc_view.story import Block


def answers(
    telling: Telling, row: Row, channels: Sequence[Row], papers: Sequence[Row], *, is_earlier: bool = False
) -> Block:
    """Papers, time, money, from home, where and when: in the order people ask.

    An earlier content says nothing of where to file now, nor how long it takes in fact.
    """
    # Where dossiers are counted only in the group, there is nothing to read there about time.
    told = [_papers_fact(telling, papers), _limit_fact(telling, channels, has_reality=not (is_earlier or row["grouped"]))]
    told += [_fee_fact(telling, channels), _home_fact(telling, row, channels, can_file=not is_earlier)]
    if not is_earlier:
        told.append(_where_fact(telling, row, channels))
    return Facts(tuple(told), large=True)


def _papers_fact(telling: Telling, papers: Sequence[Row]) -> Fact:
    words, lang = telling.words, telling.lang
    named = named_papers(telling, papers)
    if not papers:
        return Fact(words("answer.papers"), (words("limit.not_stated"),), (words("procedures.part_missing"),))
    notes: tuple[str, ...] = ()
    lines = named.titles
    if named.choices:
        lines = (words("answer.papers_groups", n=format.number(named.choices, lang)),)
    elif named.more:
        more = words("answer.papers_more" if lines else "answer.papers_cases", n=format.number(named.more, lang))
        lines, notes = (lines, (more,)) if lines else ((more,), ())
    listed = len(named.titles) > 1
    return Fact(words("answer.papers"), lines, notes, words("answer.papers_list"), f"#{ANCHOR}", listed=listed)


def _limit_fact(telling: Telling, channels: Sequence[Row], *, has_reality: bool) -> Fact:
    words = telling.words
    lines = per_channel(channels, telling, limit_text) or (words("limit.not_stated"),)
    # How an empty limit is usually meant; how an unclear one was read stands below the table.
    notes = dict.fromkeys(c["limit_note"] for c in channels if c["limit_unit"] is None and c["limit_note"])
    link, href = (words("answer.really"), f"#{REALITY}") if has_reality else ("", "")
    return Fact(words("answer.limit"), lines, tuple(notes), link, href)


def _fee_fact(telling: Telling, channels: Sequence[Row]) -> Fact:
    """Fees, and the beginning of what the source says about who pays and who does not."""
    words = telling.words
    lines = per_channel(channels, telling, fee_text) or (words("limit.not_stated"),)
    details = telling_details(channels)
    notes = tuple(words("answer.by_source", text=shortened(detail)) for detail in details[:1])
    link = words("answer.fee_more") if details else ""
    return Fact(words("answer.fee"), lines, notes, link, f"#{FEES}" if details else "")


def _home_fact(telling: Telling, row: Row, channels: Sequence[Row], *, can_file: bool) -> Fact:
    """From home or not, why not wholly, and where the source names a way that the commune does not offer."""
    words = telling.words
    notes = []
    if row["service_level"] == "partial":
        reason = row["partial_reason"]
        notes.append(words("answer.reason", reason=reason) if reason else words("answer.no_reason"))
    if row["postal"]:
        notes.append(words("answer.post_fee"))
    elif any(channel["channel"] == "post" for channel in channels):
        notes.append(words("answer.post_at_source"))
    online = can_file and row["service_level"] != "none" and row["source_url"]
    return Fact(
        words("answer.home"),
        (home_text(row, telling),),
        tuple(notes),
        words("answer.file_online") if online else "",
        row["source_url"] if online else "",
        external=True,
    )


def _where_fact(telling: Telling, row: Row, channels: Sequence[Row]) -> Fact:
    """The service centre with address and hours, who decides, and where the police take it in themselves."""
    words = telling.words
    [name, *rest] = next(places(telling), [words("state.no_data")])
    if row["agency"]:
        rest.append(words("answer.agency", agency=row["agency"]))
        if is_police(row["agency"]):
            rest.append(_at_the_police(telling, channels))
    return Fact(words("answer.where"), (name,), tuple(rest))


def _at_the_police(telling: Telling, channels: Sequence[Row]) -> str:
    """What the source says of the counter; where it is silent, that one should ring first."""
    told = next((row["note"] for row in channels if row["channel"] == "counter" and is_police(row["note"] or "")), "")
    words = telling.words
    return words("answer.by_source", text=shortened(told.strip("- ").replace("\n", " "))) if told else words("answer.police")


def places(telling: Telling) -> Iterator[list[str]]:
    """Each service centre as lines: name, address, hours, telephone."""
    for contact in telling.loaded.rows("contacts"):
        if contact["kind"] == "service_centre":
            phone = telling.words("answer.phone", phone=contact["phone"]) if contact["phone"] else ""
            told = (
                labels.in_language(contact, "label", telling.lang),
                contact["address_vi"],
                labels.in_language(contact, "hours", telling.lang),
                phone,
            )
            yield [line for line in told if line]
