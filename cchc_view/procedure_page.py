"""One procedure at its own address: what to bring, what it costs, and what really happens."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_view import format, labels
from cchc_view.guidance import Fact, Facts
from cchc_view.page import Telling
from cchc_view.procedure_answers import answers, checklist
from cchc_view.procedure_deadline import Asked, calculator
from cchc_view.procedure_reality import really
from cchc_view.procedure_words import Row, channel_name, fee_text, limit_text, short_name
from cchc_view.story import Block, Bullets, Cell, Columns, Folded, Heading, Link, Links, Note, Paragraph, Table

TEXTS = ("steps", "conditions", "subjects", "agency", "result", "legal_basis")


def procedure_story(telling: Telling, code: str, asked: Asked | None = None) -> Iterator[Block]:
    """The whole page of a procedure the commune has or had; `asked` is the calculator's question."""
    words = telling.words
    [row] = telling.loaded.rows("procedure", proc_code=code)
    channels = telling.loaded.rows("procedure_channels", codes=[code])
    papers = telling.loaded.rows("procedure_papers", proc_code=code)
    field = labels.in_language(row, "field", telling.lang)
    name = short_name(row["name"])
    yield Heading(name, level=1, lead=words("procedures.one_lead", code=code, field=field))
    if name != row["name"]:
        yield Folded(words("procedures.whole_name"), (Paragraph(row["name"]),))
    if ended(telling, row):
        yield Note(words("procedures.abolished", day=format.date_text(row["effective_to"], telling.lang)), "warning")
    beside = [*calculator(telling, code, channels, asked), *really(telling, row, channels)]
    yield Columns((answers(telling, row, channels, papers), *checklist(telling, papers)), tuple(beside))
    yield from _limits(telling, channels)
    yield Heading(words("procedures.basics"))
    yield from _texts(telling, row)
    yield Heading(words("procedures.history"))
    yield _history(telling, row)
    yield from _open(telling, row)
    yield Paragraph(words("procedures.source", source=row["source"]))
    yield _links(telling, row)


def ended(telling: Telling, row: Row) -> bool:
    """Whether the procedure was abolished before the data's last day."""
    return row["effective_to"] is not None and row["effective_to"] < telling.loaded.as_of


def _limits(telling: Telling, channels: list[Row]) -> Iterator[Block]:
    """Limit and fee by channel; how unclear ones were read and what the source notes, on demand."""
    words = telling.words
    rows = tuple(
        (Cell(channel_name(c, telling)), Cell(limit_text(c, telling)), Cell(fee_text(c, telling))) for c in channels
    )
    head = (words("channel.head"), words("procedures.limit"), words("procedures.fee"))
    yield Table(words("procedures.channels"), head, rows, empty=words("procedures.part_missing"))
    for key, column in (("procedures.how_read", "limit_note"), ("procedures.source_notes", "note")):
        if notes := tuple(dict.fromkeys(c[column] for c in channels if c[column])):
            yield Folded(words(key), (Bullets(notes),))


def _texts(telling: Telling, row: Row) -> Iterator[Block]:
    for key in TEXTS:
        if row[key]:
            lines = tuple(line for line in row[key].splitlines() if line.strip())
            yield Folded(telling.words(f"part.{key}"), (Bullets(lines) if len(lines) > 1 else Paragraph(row[key]),))


def _history(telling: Telling, row: Row) -> Facts:
    words, lang = telling.words, telling.lang

    def day(value) -> str:
        return format.date_text(value, lang) if value else words("procedures.unknown_day")

    posted = words("procedures.not_posted")
    if row["posted_on"]:
        posted = day(row["posted_on"])
        if row["posting_days"] is not None:
            posted = words("procedures.posted_text", day=posted, n=format.number(row["posting_days"], lang))
    facts = [
        Fact(words("procedures.decided_on"), (day(row["decision_on"]),)),
        Fact(words("procedures.effective_from"), (day(row["effective_from"]),)),
        Fact(words("procedures.posted_on"), (posted,)),
    ]
    if row["decision_no"]:
        text = words("procedures.decision_text", number=row["decision_no"], day=day(row["captured_on"]))
        facts.insert(0, Fact(words("procedures.decision"), (text,)))
    return Facts(tuple(facts))


def _open(telling: Telling, row: Row) -> Iterator[Block]:
    """What must be public and is missing, and what the source leaves open."""
    words = telling.words

    def named(parts) -> str:
        return ", ".join(words(f"part.{part}") for part in parts)

    if row["missing_parts"]:
        yield Note(words("procedures.missing", parts=named(row["missing_parts"])), "warning")
    else:
        yield Note(words("procedures.complete"))
    if row["open_parts"]:
        yield Note(words("procedures.open_parts", parts=named(row["open_parts"])), "empty")


def _links(telling: Telling, row: Row) -> Links:
    words = telling.words
    found = [Link(words("procedures.sheet"), f"/nhe/thu-tuc/{row['proc_code']}/phieu{_lang(telling)}")]
    found.append(Link(words("procedures.noticeboard"), f"/nhe/niem-yet/{row['field']}{_lang(telling)}"))
    if row["source_url"]:
        found.append(Link(words("procedures.portal"), row["source_url"], external=True))
    return Links((*found, Link(words("procedures.back"), telling.view.href("thu-tuc"))))


def _lang(telling: Telling) -> str:
    return "" if telling.lang == "vi" else f"?lang={telling.lang}"
