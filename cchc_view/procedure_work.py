"""The officials' list: which entries of the catalogue need a hand, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import format, labels
from cchc_view.page import Telling
from cchc_view.procedure_words import Row
from cchc_view.story import Block, Cell, Folded, Paragraph, Table


def work_list(telling: Telling) -> Folded:
    """Folded under one line: how many of each kind, and one row a procedure."""
    words = telling.words
    rows = telling.loaded.rows("procedure_work", as_of=telling.loaded.as_of)
    return Folded(words("posting.title"), tuple(_told(telling, rows)))


def _told(telling: Telling, rows: list[Row]) -> Iterator[Block]:
    words = telling.words
    kinds = {"not_posted": "not_posted", "still_posted": "still_posted", "late": "posted_late"}
    kinds |= {"missing": "is_missing", "unread": "unread"}
    counts = {place: format.number(sum(bool(r[name]) for r in rows), telling.lang) for place, name in kinds.items()}
    yield Paragraph(words("posting.lead", day=labels.as_of(telling)))
    yield Paragraph(words("posting.counts", **counts))
    head = (words("table.procedure"), words("posting.problem"))
    table = tuple(
        (
            Cell(row["name"], href=telling.view.href("thu-tuc", code=row["proc_code"]), note=row["proc_code"]),
            Cell("; ".join(_problems(telling, row))),
        )
        for row in rows
    )
    yield Table(words("posting.work"), head, table, empty=words("posting.all_good"))


def _problems(telling: Telling, row: Row) -> Iterator[str]:
    words, lang = telling.words, telling.lang
    if row["not_posted"]:
        yield words("posting.not_posted")
    if row["still_posted"]:
        yield words("posting.still_posted", day=format.date_text(row["effective_to"], lang))
    if row["posted_late"]:
        yield words("posting.posted_late", n=format.number(row["posting_days"], lang))
    if row["is_missing"]:
        yield words("posting.missing", parts=", ".join(words(f"part.{part}") for part in row["missing_parts"]))
    if row["unread"]:
        yield words("posting.unread")
