"""The papers to bring as lists to tick: what everybody needs, what only some need, what explains it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cchc_data.catalogue.needs import is_application, is_case, is_electronic, is_ordinary, plain_heading, short_title
from cchc_view import format
from cchc_view.guidance import Checklist, Item
from cchc_view.page import Telling
from cchc_view.procedure_words import Row
from cchc_view.story import Block, Bullets, Folded, Heading, Note, Paragraph

ANCHOR = "giay-to"
_OPEN_GROUPS = 3  # more are cases of which a visitor needs one, so they are folded
_LONGEST_ITEM, _SHORTEST_ITEM = 200, 60
_MOST_NAMED = 5
_MARKS = "-+*•. "


@dataclass(frozen=True)
class Group:
    """Papers under one heading of the source: `usual` and `special` are brought, `notes` only explain."""

    name: str
    usual: tuple[Row, ...]
    special: tuple[Row, ...]
    notes: tuple[Row, ...]
    is_case: bool

    @property
    def papers(self) -> tuple[Row, ...]:
        return self.usual + self.special


def paper_groups(papers: Sequence[Row]) -> list[Group]:
    """Groups to choose from: those of everybody first, then the cases, households before others."""
    by_name: dict[str, dict[str, Row]] = defaultdict(dict)
    for paper in papers:
        # The portal repeats a paper under headings that it repeats too.
        by_name[(paper["group"] or "").strip(_MARKS + ":")].setdefault(_same(paper["text"]), paper)
    groups = _alternatives([_group(name, list(rows.values())) for name, rows in by_name.items()])
    return sorted(groups, key=lambda group: (group.is_case, bool(group.name), not is_ordinary(group.name)))


def _alternatives(groups: list[Group]) -> list[Group]:
    """Where several headings ask for an application each, they are cases, although their names do not say so."""
    asking = [group for group in groups if any(is_application(row["text"]) for row in group.papers)]
    if len(asking) < 2:
        return groups
    return [replace(group, is_case=bool(group.name)) if group in asking else group for group in groups]


def _same(text: str) -> str:
    return text.strip(_MARKS + ";:").casefold()


def _group(name: str, rows: list[Row]) -> Group:
    brought = sorted((row for row in rows if not explains(row)), key=_applications_first)
    return Group(
        name,
        tuple(row for row in brought if not is_case(row["text"])),
        tuple(row for row in brought if is_case(row["text"])),
        tuple(row for row in rows if explains(row)),
        bool(name) and is_case(name),
    )


def _applications_first(paper: Row) -> tuple[bool, bool]:
    return not is_application(paper["text"]), is_electronic(paper["text"])


def explains(paper: Row) -> bool:
    """The portal counts "0 bản chính" of what is no paper; a paper whose number it lost has no number at all."""
    counts = [paper["originals"], paper["copies"]]
    return any(count is not None for count in counts) and not any(counts)


@dataclass(frozen=True)
class Named:
    """The papers at a glance: short titles of what everybody brings, and how many more there are."""

    titles: tuple[str, ...]
    more: int
    choices: int  # groups of which a visitor needs one; 0 where there is nothing to choose


def named_papers(telling: Telling, papers: Sequence[Row]) -> Named:
    """At most five titles; none where the papers depend on a case that must be chosen first."""
    groups = [group for group in paper_groups(papers) if group.papers]
    everybody = [group for group in groups if not group.is_case]
    if len(groups) > 1 and (not everybody or len(everybody) > _OPEN_GROUPS):
        return Named((), 0, len(groups))
    usual = dict.fromkeys(_title(telling, row) for group in everybody for row in group.usual)
    shown = tuple(usual)[:_MOST_NAMED]
    return Named(shown, sum(len(group.papers) for group in groups) - len(shown), 0)


def _title(telling: Telling, paper: Row) -> str:
    """The electronic form is filled in on the portal only, so its title says so."""
    title = short_title(paper["text"])
    return telling.words("answer.when_online", title=title) if is_electronic(paper["text"]) else title


def checklist(telling: Telling, papers: Sequence[Row]) -> Iterator[Block]:
    """Heading and lists to tick; cases and explanations are folded under their own line."""
    words = telling.words
    yield Heading(words("procedures.papers"), anchor=ANCHOR)
    groups = paper_groups(papers)
    listed = [group for group in groups if group.papers]
    if not listed:
        yield Note(words("procedures.part_missing"), "empty")
    else:
        yield Paragraph(words("checklist.lead"))
        yield from _lists(telling, listed)
    if notes := [group for group in groups if group.notes]:
        yield Folded(words("checklist.notes"), tuple(_explained(notes)))


def _lists(telling: Telling, groups: Sequence[Group]) -> Iterator[Block]:
    everybody = [group for group in groups if not group.is_case]
    cases = [group for group in groups if group.is_case]
    if len(everybody) > _OPEN_GROUPS or (len(everybody) == 0 and cases):
        everybody, cases = [], [*everybody, *cases]
    for group in everybody:
        yield from _ticked(telling, group, plain_heading(group.name))
    if cases:
        yield Paragraph(telling.words("checklist.cases" if everybody else "checklist.choose"))
    for group in cases:
        summary = plain_heading(group.name) or telling.words("procedures.papers")
        yield Folded(summary, tuple(_ticked(telling, group, "")))


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
    return text.lstrip(_MARKS).rstrip(";, ").replace(" ,", ",")
