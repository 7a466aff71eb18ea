"""What changed about a procedure, as sentences: "Thời hạn giải quyết: trước là 7 ngày làm việc, …"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from cchc_data.procedure_history import Change, day_before
from cchc_view import format
from cchc_view.guidance import Fact
from cchc_view.page import Telling
from cchc_view.procedure.words import fee_text, limit_text, per_channel
from cchc_view.story import Block, Bullets, Folded, Heading, Link, Links

_LONGEST = 160  # a longer text is not quoted, only said to be another
_MOST_PAPERS = 3

Say = Callable[[Telling, Any], str]
_day = attrgetter("counts_from")


def sentence(telling: Telling, change: Change) -> str:
    """One change in words, with what it was and what it is where that is short enough to read."""
    words = telling.words
    if change.kind in ("abolished", "restored", "new", "left"):
        day = format.date_text(change.effective_on, telling.lang) if change.effective_on else ""
        return words(f"changed.{change.kind}_on", day=day) if day else words(f"changed.{change.kind}")
    part = words(f"changed_part.{change.part}")
    if change.part == "papers":
        return words("changed.listed", part=part, what=_papers(telling, change))
    before, after = (_said(telling, change.part, value) for value in (change.before, change.after))
    if before == after or max(len(before), len(after)) > _LONGEST:
        return words("changed.reworded", part=part)
    return words("changed.told", part=part, before=before, after=after)


def _said(telling: Telling, part: str, value: Any) -> str:
    if not value:
        return telling.words("changed.nothing")
    return _SAID[part](telling, value) if part in _SAID else value


def _postal(telling: Telling, value: str) -> str:
    return telling.words("changed.yes" if value == "true" else "changed.no")


_SAID: dict[str, Say] = {
    "limits": lambda telling, rows: "; ".join(per_channel(rows, telling, limit_text)),
    "fees": lambda telling, rows: "; ".join(per_channel(rows, telling, fee_text)),
    "service_level": lambda telling, level: telling.words(f"level.{level}"),
    "postal": _postal,
}


def _papers(telling: Telling, change: Change) -> str:
    """"thêm “Tờ khai”; bỏ “Giấy chứng sinh” và 2 giấy khác"; else the numbers or the order changed."""
    words = telling.words
    before, after = ([row["text"] for row in rows] for rows in (change.before, change.after))
    moved = {
        "changed.added": [text for text in after if text not in before],
        "changed.removed": [text for text in before if text not in after],
    }
    said = [words(key, papers=_some(telling, texts)) for key, texts in moved.items() if texts]
    return "; ".join(said) or words("changed.counts")


def _some(telling: Telling, texts: list[str]) -> str:
    words = telling.words
    shown = ", ".join(words("changed.quoted", text=_short(text)) for text in texts[:_MOST_PAPERS])
    more = len(texts) - _MOST_PAPERS
    return words("changed.and_more", shown=shown, n=format.number(more, telling.lang)) if more > 0 else shown


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def last_change(telling: Telling, found: Iterable[Change]) -> Fact:
    """The newest day on which something changed, and which parts."""
    words = telling.words
    newest = sorted(found, key=_day, reverse=True)
    if not newest:
        return Fact(words("versions.last"), (words("versions.none"),))
    day = newest[0].counts_from
    parts = dict.fromkeys(_named(telling, change) for change in newest if change.counts_from == day)
    said = words("versions.last_text", day=format.date_text(day, telling.lang), parts=", ".join(parts))
    return Fact(words("versions.last"), (said,))


def _named(telling: Telling, change: Change) -> str:
    key = f"changed_part.{change.part}" if change.kind == "changed" else f"news.{change.kind}"
    return telling.words(key)


def earlier_versions(telling: Telling, found: Iterable[Change]) -> Iterator[Block]:
    """All changes of one procedure under one line, each with the way to the content before it."""
    words, lang = telling.words, telling.lang
    newest = sorted(found, key=_day, reverse=True)
    steps = [(day, list(group)) for day, group in groupby(newest, key=_day)]
    if not steps:
        return
    blocks: list[Block] = []
    for day, group in steps:
        blocks.append(Heading(words("versions.step", day=format.date_text(day, lang)), level=3))
        blocks.append(Bullets(tuple(sentence(telling, change) for change in group)))
        if group[0].kind != "new":
            until = day_before(group[0])
            href = telling.view.href("thu-tuc", code=group[0].proc_code, in_force=until.isoformat())
            blocks.append(Links((Link(words("versions.before", day=format.date_text(until, lang)), href),)))
    yield Folded(words("versions.all", n=format.number(len(steps), lang)), tuple(blocks))
