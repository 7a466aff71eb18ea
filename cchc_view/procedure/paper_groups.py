"""Papers in the groups one chooses from: what everybody brings, what only some do, what explains it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cchc_data.catalogue.needs import is_application, is_case, is_electronic, is_ordinary, is_remark
from cchc_view.procedure.words import Row

MARKS = "-+*•. "  # what the source puts before an item of a list
_OPEN_GROUPS = 3  # more are cases of which a visitor needs one
_ALIKE = 3  # words by which headings of the same kind begin: "Đăng ký thường trú vào …", "… tại …"


@dataclass(frozen=True)
class Group:
    """Papers under one heading of the source: `usual` and `special` are brought, `notes` only explain.

    `is_bare`: the source asks for an application under headings like this one, but not here.
    """

    name: str
    usual: tuple[Row, ...]
    special: tuple[Row, ...]
    notes: tuple[Row, ...]
    is_case: bool
    is_bare: bool = False

    @property
    def papers(self) -> tuple[Row, ...]:
        return self.usual + self.special


def paper_groups(papers: Sequence[Row]) -> list[Group]:
    """Groups to choose from: those of everybody first, then the cases, households before others."""
    by_name: dict[str, dict[str, Row]] = defaultdict(dict)
    for paper in papers:
        # The portal repeats a paper under headings that it repeats too.
        by_name[(paper["group"] or "").strip(MARKS + ":")].setdefault(_same(paper["text"]), paper)
    groups = _alternatives([_group(name, list(rows.values())) for name, rows in by_name.items()])
    return sorted(groups, key=lambda group: (group.is_case, bool(group.name), not is_ordinary(group.name)))


def everybody_and_cases(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Groups that everybody brings and groups to choose from, of those that have papers at all."""
    groups = [group for group in groups if group.papers]
    everybody = [group for group in groups if not group.is_case]
    if len(everybody) > _OPEN_GROUPS:
        return [], groups
    return everybody, [group for group in groups if group.is_case]


def _alternatives(groups: list[Group]) -> list[Group]:
    """Where several headings ask for an application each, they are cases, although their names do not say so.

    So are those that begin like one of them.
    """
    asking = [group for group in groups if any(is_application(row["text"]) for row in group.papers)]
    if len(asking) < 2:
        return groups
    starts = {_start(group) for group in asking if group.name}

    def told(group: Group) -> Group:
        if group in asking:
            return replace(group, is_case=bool(group.name))
        return replace(group, is_case=True, is_bare=True) if _start(group) in starts else group

    return [told(group) for group in groups]


def _start(group: Group) -> tuple[str, ...]:
    return tuple(group.name.casefold().split()[:_ALIKE])


def _same(text: str) -> str:
    return text.strip(MARKS + ";:").casefold()


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
    """A remark, or what the portal counts "0 bản chính" of; a paper whose number it lost has no number at all."""
    counts = [paper["originals"], paper["copies"]]
    return is_remark(paper["text"]) or (any(count is not None for count in counts) and not any(counts))
