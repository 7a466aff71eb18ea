"""The papers to bring: at a glance, and as lists to tick."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_data.catalogue.needs import is_electronic, plain_heading, short_title
from cchc_view.guidance import Checklist, Item
from cchc_view.page import Telling
from cchc_view.procedure.paper_groups import MARKS, Group, everybody_and_cases, paper_groups
from cchc_view.procedure.words import Row
from cchc_view.story import Block, Bullets, Folded, Heading, Note, Paragraph

ANCHOR = "giay-to"
_LONGEST_ITEM, _SHORTEST_ITEM = 200, 60
_MOST_NAMED = 5


@dataclass(frozen=True)
class Named:
    """The papers at a glance: short titles of what everybody brings, and how many more there are."""

    titles: tuple[str, ...]
    more: int
    choices: int  # groups of which a visitor needs one; 0 where there is nothing to choose


def named_papers(telling: Telling, papers: Sequence[Row]) -> Named:
    """At most five titles; none where the papers depend on a case that must be chosen first."""
    everybody, cases = everybody_and_cases(paper_groups(papers))
    if len(cases) > 1 and not everybody:
        return Named((), 0, len(cases))
    usual = dict.fromkeys(_title(telling, row) for group in everybody for row in group.usual)
    shown = tuple(usual)[:_MOST_NAMED]
    return Named(shown, sum(len(group.papers) for group in (*everybody, *cases)) - len(shown), 0)


def _title(telling: Telling, paper: Row) -> str:
    """The electronic form is filled in on the portal only, so its title says so."""
    title = short_title(paper["text"])
    return telling.words("answer.when_online", title=title) if is_electronic(paper["text"]) else title


def checklist(telling: Telling, papers: Sequence[Row]) -> Iterator[Block]:
    """Heading and lists to tick; cases and explanations are folded under their own line."""
    words = telling.words
    yield Heading(words("procedures.papers"), anchor=ANCHOR)
    groups = paper_groups(papers)
    everybody, cases = everybody_and_cases(groups)
    if not everybody and not cases:
        yield Note(words("procedures.part_missing"), "empty")
    else:
        yield Paragraph(words("checklist.lead"))
        yield from _lists(telling, everybody, cases)
    if notes := [group for group in groups if group.notes]:
        yield Folded(words("checklist.notes"), tuple(_explained(notes)))


def _lists(telling: Telling, everybody: Sequence[Group], cases: Sequence[Group]) -> Iterator[Block]:
    for group in everybody:
        yield from _ticked(telling, group, plain_heading(group.name))
    if cases:
        yield Paragraph(telling.words("checklist.cases" if everybody else "checklist.choose"))
    for group in cases:
        summary = plain_heading(group.name) or telling.words("procedures.papers")
        bare = (Note(telling.words("checklist.bare"), "empty"),) if group.is_bare else ()
        yield Folded(summary, (*_ticked(telling, group, ""), *bare))


def _ticked(telling: Telling, group: Group, title: str) -> Iterator[Block]:
    words = telling.words
    if group.usual:
        yield Checklist(tuple(item(telling, paper) for paper in group.usual), title)
    if group.special:
        only = words("checklist.special")
        named = f"{title}: {only[:1].lower()}{only[1:]}" if title and not group.usual else only
        yield Checklist(tuple(item(telling, paper) for paper in group.special), named)


def _explained(groups: Sequence[Group]) -> Iterator[Block]:
    for group in groups:
        if group.name:
            yield Paragraph(plain_heading(group.name))
        yield Bullets(tuple(_tidy(paper["text"]) for paper in group.notes))


def item(telling: Telling, paper: Row, longest: int = _LONGEST_ITEM) -> Item:
    """"Tờ khai", "1 bản chính", "có mẫu", and the whole of what is longer than `longest`."""
    words = telling.words
    kinds = (("originals", "procedures.originals"), ("copies", "procedures.photocopies"))
    count = ", ".join(words(key, n=int(paper[name])) for name, key in kinds if paper[name])
    form = words("procedures.form_at_portal") if paper["form"] else ""
    first, whole = _cut(_tidy(paper["text"]), longest)
    return Item(first, count or words("procedures.count_unknown"), form, whole)


def _cut(text: str, longest: int = _LONGEST_ITEM) -> tuple[str, str]:
    """A long text as its beginning and, to be read on demand, the whole; a short one as it is."""
    if len(text) <= longest:
        return text, ""
    ends = [found.start() for found in re.finditer(r"[.;:(]\s|\s\(", text[:longest])]
    end = next((end for end in reversed(ends) if end >= _SHORTEST_ITEM), text.rfind(" ", 0, longest))
    return f"{text[:end].rstrip()} …", text


def _tidy(text: str) -> str:
    """Without the source's list mark and what it ends a row of a list with."""
    return text.lstrip(MARKS).rstrip(";, ").replace(" ,", ",")
