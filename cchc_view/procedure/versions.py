"""Which version of a procedure one reads: today's, one that is still to come, or an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_data.procedure_history import Change, day_before
from cchc_view import format
from cchc_view.page import Telling
from cchc_view.procedure.words import Row
from cchc_view.story import Block, Link, Links, Note


def version_notes(telling: Telling, row: Row, found: Sequence[Change], on: date | None) -> Iterator[Block]:
    """Notes with a way to the other version; nothing where today's content is all there is."""
    words, code = telling.words, row["proc_code"]
    if on is None:
        yield from _upcoming(telling, row, found)
        return
    came = [change for change in found if change.kind == "new" and change.counts_from > on]
    oldest = min((change.replaced_on for change in found), default=None)
    yield Note(words("versions.not_yet" if came else "versions.old", day=format.date_text(on, telling.lang)), "warning")
    if not came and oldest and on < oldest:
        yield Note(words("versions.older", day=format.date_text(oldest, telling.lang)), "empty")
    if not found:
        yield Note(words("versions.only"), "empty")
    yield Links((Link(words("versions.now"), telling.view.href("thu-tuc", code=code)),))


def _upcoming(telling: Telling, row: Row, found: Sequence[Change]) -> Iterator[Block]:
    """What is published before it counts: say so, and lead to the content that counts until then."""
    words, as_of, code = telling.words, telling.loaded.as_of, row["proc_code"]
    ahead = [change for change in found if change.kind == "changed" and change.counts_from > as_of]
    if ahead:
        first = min(ahead, key=lambda change: change.counts_from)
        yield Note(words("versions.upcoming", day=format.date_text(first.counts_from, telling.lang)), "warning")
        href = telling.view.href("thu-tuc", code=code, in_force=day_before(first).isoformat())
        yield Links((Link(words("versions.before", day=format.date_text(day_before(first), telling.lang)), href),))
    elif row["effective_from"] > as_of:
        yield Note(words("procedures.starts", day=format.date_text(row["effective_from"], telling.lang)), "warning")
