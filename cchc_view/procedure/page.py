"""One procedure at its own address: what to bring, what it costs, and what really happens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cchc_data.catalogue.fee_texts import fee_details, is_about_money
from cchc_data.procedure_history import Content, changes, content
from cchc_view import format, labels
from cchc_view.catalogue import board_link
from cchc_view.guidance import Fact, Facts
from cchc_view.page import Telling
from cchc_view.procedure.answers import answers
from cchc_view.procedure.deadline import Asked, calculator
from cchc_view.procedure.forms import forms
from cchc_view.procedure.papers import checklist
from cchc_view.procedure.record import record
from cchc_view.procedure.reality import really
from cchc_view.procedure.versions import version_notes
from cchc_view.procedure.words import FEES, Row, ended, fee_text, limit_text, same_rows, short_name
from cchc_view.story import Block, Bullets, Cell, Columns, Folded, Heading, Link, Links, Note, Paragraph, Table

TEXTS = ("steps", "conditions", "subjects", "agency", "result", "legal_basis")
_SHORT = 240
_MARK = re.compile(r"^[-+*•–\s]+(?=\S)")


def procedure_story(telling: Telling, code: str, asked: Asked | None = None, on: date | None = None) -> Iterator[Block]:
    """The whole page of a procedure the commune has or had.

    `asked` is the calculator's question; with `on` it is the content that counted on that
    day, without what is only true of today.
    """
    found, changed = content(telling.loaded, code, on), changes(telling.loaded, code)
    row = found.row
    yield from _top(telling, row)
    yield from version_notes(telling, row, changed, on)
    told = answers(telling, row, found.channels, found.papers, is_earlier=on is not None)
    if on:
        yield told
        yield from checklist(telling, found.papers)
    else:
        beside = (*calculator(telling, code, found.channels, asked), *really(telling, row, found.channels))
        papers = (*checklist(telling, found.papers), *forms(telling, row))
        yield Columns((told, _sheet_link(telling, row), *papers), tuple(beside))
    yield from _content(telling, found)
    yield from record(telling, row, changed, is_earlier=on is not None)
    yield _onward(telling, row)


def _top(telling: Telling, row: Row) -> Iterator[Block]:
    words = telling.words
    name, field = short_name(row["name"]), labels.in_language(row, "field", telling.lang)
    yield Heading(name, level=1, lead=words("procedures.one_lead", code=row["proc_code"], field=field))
    if name != row["name"]:
        yield Folded(words("procedures.whole_name"), (Paragraph(row["name"]),))
    if ended(telling, row):
        yield Note(words("procedures.abolished", day=format.date_text(row["effective_to"], telling.lang)), "warning")
    elif row["effective_to"]:
        yield Note(words("procedures.ends", day=format.date_text(row["effective_to"], telling.lang)), "warning")


def _sheet_link(telling: Telling, row: Row) -> Links:
    query = "" if telling.lang == "vi" else f"?lang={telling.lang}"
    return Links((Link(telling.words("procedures.sheet"), f"/nhe/thu-tuc/{row['proc_code']}/phieu{query}"),))


def _onward(telling: Telling, row: Row) -> Links:
    words = telling.words
    return Links((*board_link(telling, row["field"]), Link(words("procedures.back"), telling.view.href("thu-tuc"))))


def _content(telling: Telling, found: Content) -> Iterator[Block]:
    """Limit and fee by channel, then every text of the source on demand."""
    words = telling.words
    yield Heading(words("procedures.basics"))
    rows = tuple(
        (Cell(names), Cell(limit_text(row, telling)), Cell(fee_text(row, telling)))
        for names, row in same_rows(found.channels, telling)
    )
    head = (words("channel.head"), words("procedures.limit"), words("procedures.fee"))
    yield Table(words("procedures.channels"), head, rows, empty=words("procedures.part_missing"))
    if details := fee_details(found.channels):
        yield Heading(words("procedures.fee_details"), level=3, anchor=FEES)
        yield _text(details)
    others = (row["note"] for row in found.channels if row["note"] and not is_about_money(row["note"]))
    readings = (row["limit_note"] for row in found.channels if row["limit_note"])
    for key, notes in (("procedures.source_notes", others), ("procedures.how_read", readings)):
        if lines := tuple(dict.fromkeys(line for note in notes for line in _lines(note))):
            yield Folded(words(key), (_text(lines),))
    yield from _texts(telling, found.row)


def _texts(telling: Telling, row: Row) -> Iterator[Block]:
    """Short texts at once, long ones on demand."""
    texts = {key: _lines(row[key]) for key in TEXTS if row[key]}
    short = {key: lines for key, lines in texts.items() if sum(map(len, lines)) <= _SHORT}
    if short:
        yield Facts(
            tuple(Fact(telling.words(f"part.{key}"), lines, listed=len(lines) > 1) for key, lines in short.items())
        )
    for key, lines in texts.items():
        if key not in short:
            yield Folded(telling.words(f"part.{key}"), (_text(lines),))


def _lines(text: str) -> tuple[str, ...]:
    """Lines without the marks that the source put before them."""
    return tuple(_MARK.sub("", line).strip() for line in text.splitlines() if line.strip(" -+*•"))


def _text(lines: Sequence[str]) -> Block:
    return Bullets(tuple(lines)) if len(lines) > 1 else Paragraph(lines[0])
