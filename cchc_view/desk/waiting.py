"""Work that waits, with the codes: for officials alone, from the work tier of what is public."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cchc_data import snapshot
from cchc_data.desk import queues
from cchc_data.desk.officials import Official
from cchc_data.desk.queues import Queues, Row
from cchc_view import format
from cchc_view.desk import gate, saying
from cchc_view.page import Page
from cchc_view.procedure.words import short_name
from cchc_view.story import Block, Cell, Heading, Note, Table
from cchc_view.words import Words

_KEPT = "desk-queues"
MOST_ROWS = 300
_DOSSIERS = ("overdue_no_letter", "overdue_letter", "due_today", "due_1", "due_3", "due_5", "due_unknown")
_COMPLAINTS = ("complaint_over", "complaint_near", "complaint_unpublished")


def draw(official: Official, words: Words, pages: Sequence[Page]) -> None:
    """Every queue as a table, the most urgent first."""
    current = snapshot.current_id(gate.root())
    if current is None:
        saying.blocks(Note(words("desk.nothing_yet"), "empty"))
        return
    told = _queues(official, current)
    saying.blocks(Heading(words("desk.waiting"), level=1, lead=words("desk.waiting_lead", snapshot=current)))
    saying.blocks(*(_dossiers(words, told, queue) for queue in _DOSSIERS if told.of("dossiers", queue) or queue != "due_unknown"))
    saying.blocks(Heading(words("desk.supplements")), _supplements(words, told))
    saying.blocks(Heading(words("monitor.complaints")), *(_complaints(words, told, queue) for queue in _COMPLAINTS))


def _queues(official: Official, current: str) -> Queues:
    """Read once for this visit and snapshot; gone with the visit."""
    known = st.session_state.get(_KEPT)
    if known is None or known.snapshot_id != current:
        known = st.session_state[_KEPT] = queues.load(gate.root(), current, official)
    return known


def _dossiers(words: Words, told: Queues, queue: str) -> Block:
    rows = told.of("dossiers", queue)
    cells = tuple(
        (
            Cell(row["dossier_code"]),
            Cell(_procedure(row)),
            Cell(_day(row["received_on"])),
            Cell(_day(row["due_on"])),
            Cell(_days(words, row["days_left"]), "number"),
            Cell(_day(row["letter_on"])),
        )
        for row in rows[:MOST_ROWS]
    )
    head = tuple(words(f"desk.col_{key}") for key in ("dossier", "procedure", "received", "due", "left", "letter"))
    return _table(words, queue, head, cells, len(rows))


def _supplements(words: Words, told: Queues) -> Block:
    rows = told.of("supplements")
    cells = tuple(
        (
            Cell(row["dossier_code"]),
            Cell(_procedure(row)),
            Cell(_day(row["received_on"])),
            Cell(_day(row["ended_on"])),
            Cell(str(row["supplement_count"]), "number"),
            Cell("–" if row["supplement_written_count"] is None else str(row["supplement_written_count"]), "number"),
            Cell(" · ".join(words(f"desk.is_{fault}") for fault in ("repeated", "unwritten") if row[f"is_{fault}"])),
        )
        for row in rows[:MOST_ROWS]
    )
    keys = ("dossier", "procedure", "received", "ended", "asked", "written", "fault")
    return _table(words, "supplements", tuple(words(f"desk.col_{key}") for key in keys), cells, len(rows))


def _complaints(words: Words, told: Queues, queue: str) -> Block:
    rows = told.of("complaints", queue)
    cells = tuple(
        (
            Cell(row["complaint_code"]),
            Cell(words(f"desk.kind_{row['kind']}")),
            Cell(_day(row["received_on"])),
            Cell(_day(row["resolved_on"])),
            Cell(format.number(row["waited"] if row["resolved_on"] is None else row["unpublished_for"], "vi"), "number"),
            Cell(words("desk.has_summary") if row["has_summary"] else "–"),
        )
        for row in rows[:MOST_ROWS]
    )
    head = tuple(words(f"desk.col_{key}") for key in ("complaint", "kind", "received", "resolved", "waited", "summary"))
    return _table(words, queue, head, cells, len(rows))


def _table(words: Words, queue: str, head: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...], n: int) -> Table:
    title = words("desk.counted", what=words(f"desk.queue_{queue}"), n=format.number(n, "vi"))
    if n > len(rows):
        title = words("desk.first_rows", what=title, n=format.number(len(rows), "vi"))
    return Table(title, head, rows, empty=words("desk.none"))


def _procedure(row: Row) -> str:
    return short_name(row["name"]) if row["name"] else row["proc_code"]


def _day(day) -> str:
    return format.date_text(day, "vi") if day else "–"


def _days(words: Words, days: int | None) -> str:
    if days is None:
        return "–"
    return words("desk.over" if days < 0 else "desk.left", n=format.number(abs(days), "vi"))
