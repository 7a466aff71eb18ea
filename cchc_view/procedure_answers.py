"""The five answers a procedure's page is opened for, and its papers as a list to tick."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_view import format, labels
from cchc_view.guidance import Checklist, Fact, Facts, Item
from cchc_view.page import Telling
from cchc_view.procedure_words import Row, fee_text, home_text, limit_text, per_channel
from cchc_view.story import Block, Bullets, Folded, Heading, Note, Paragraph

PAPERS = "giay-to"  # the anchor of the checklist
_OPEN_GROUPS = 3  # more are cases of which a visitor needs one, so they are folded
_LONGEST_ITEM, _SHORTEST_ITEM = 200, 60


def answers(telling: Telling, row: Row, channels: Sequence[Row], papers: Sequence[Row]) -> Facts:
    """Papers, time, money, from home, where and when: in the order people ask."""
    words = telling.words
    return Facts(
        (
            _papers_fact(telling, papers),
            Fact(words("answer.limit"), per_channel(channels, telling, limit_text)),
            Fact(words("answer.fee"), per_channel(channels, telling, fee_text)),
            _home_fact(telling, row),
            _where_fact(telling, row),
        ),
        large=True,
    )


def _papers_fact(telling: Telling, papers: Sequence[Row]) -> Fact:
    words = telling.words
    groups = [group for _, group in paper_groups(papers) if counted(group)]
    if not groups:
        return Fact(words("answer.papers"), (words("limit.not_stated"),), (words("procedures.part_missing"),))
    several = len(groups) > 1
    n = format.number(len(groups) if several else len(groups[0]), telling.lang)
    text = words("answer.papers_groups", n=n) if several else words("answer.papers_count", n=n)
    return Fact(words("answer.papers"), (text,), link=words("procedures.papers"), href=f"#{PAPERS}")


def _home_fact(telling: Telling, row: Row) -> Fact:
    words = telling.words
    notes = [words("answer.no_reason")] if row["service_level"] == "partial" else []
    notes += [words("answer.post_fee")] if row["postal"] else []
    online = row["service_level"] != "none" and row["source_url"]
    return Fact(
        words("answer.home"),
        (home_text(row, telling),),
        tuple(notes),
        words("answer.file_online") if online else "",
        row["source_url"] if online else "",
        external=True,
    )


def _where_fact(telling: Telling, row: Row) -> Fact:
    """The service centre with address and hours, and who decides."""
    words = telling.words
    [name, *rest] = next(places(telling), [words("state.no_data")])
    if row["agency"]:
        rest.append(words("answer.agency", agency=row["agency"]))
    return Fact(words("answer.where"), (name,), tuple(rest))


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


def checklist(telling: Telling, papers: Sequence[Row]) -> Iterator[Block]:
    """Papers to bring, to be ticked; groups without any number only explain and are folded."""
    words = telling.words
    yield Heading(words("procedures.papers"), anchor=PAPERS)
    groups = paper_groups(papers)
    listed = [(name, group) for name, group in groups if counted(group)]
    if not listed:
        yield Note(words("procedures.part_missing"), "empty")
    else:
        yield Paragraph(words("checklist.lead"))
    lists = [Checklist(tuple(item(telling, paper) for paper in group), name) for name, group in listed]
    if len(lists) <= _OPEN_GROUPS:
        yield from lists
    else:
        yield from (Folded(one.title or words("procedures.papers"), (replace(one, title=""),)) for one in lists)
    others = [(name, group) for name, group in groups if not counted(group)]
    if others:
        yield Folded(words("checklist.other"), tuple(_explained(others)))


def _explained(groups: Sequence[tuple[str, list[Row]]]) -> Iterator[Block]:
    for name, group in groups:
        if name:
            yield Paragraph(name)
        yield Bullets(tuple(_tidy(paper["text"]) for paper in group))


def paper_groups(papers: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Papers by the heading the source puts them under, in its order."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for paper in papers:
        groups[(paper["group"] or "").strip("*-: ")].append(paper)
    return list(groups.items())


def counted(group: Sequence[Row]) -> bool:
    """Whether a group lists papers with their number, rather than explaining."""
    return any(paper["originals"] or paper["copies"] for paper in group)


def item(telling: Telling, paper: Row) -> Item:
    """"Tờ khai", "1 bản chính", "mẫu: tokhai.docx", and the rest of a long explanation."""
    words = telling.words
    kinds = (("originals", "procedures.originals"), ("copies", "procedures.photocopies"))
    count = ", ".join(words(key, n=int(paper[name])) for name, key in kinds if paper[name])
    form = words("procedures.form_at_portal", name=paper["form"]) if paper["form"] else ""
    first, whole = _cut(_tidy(paper["text"]))
    return Item(first, count, form, whole)


def _cut(text: str) -> tuple[str, str]:
    """A long text as its beginning and, to be read on demand, the whole; a short one as it is."""
    if len(text) <= _LONGEST_ITEM:
        return text, ""
    ends = [found.start() for found in re.finditer(r"[.;:(]\s|\s\(", text[:_LONGEST_ITEM])]
    end = next((end for end in reversed(ends) if end >= _SHORTEST_ITEM), text.rfind(" ", 0, _LONGEST_ITEM))
    return f"{text[:end].rstrip()} …", text


def _tidy(text: str) -> str:
    return text.strip("-+ ")
