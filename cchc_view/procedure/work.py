"""The officials' list: which entries of the catalogue need a hand, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc_view import format, labels
from cchc_view.opendata.files import csv_text
from cchc_view.page import Telling
from cchc_view.procedure.words import Row, procedure_href, short_name
from cchc_view.story import Block, Cell, Folded, Link, Links, Paragraph, Table

ADDRESS = "/thu-tuc/viec-can-lam.csv"
KINDS = ("not_posted", "no_content", "still_posted", "missing", "posted_late", "no_reason", "unread", "open")
# Nearly every entry of the source leaves a part open: counted here, listed in the file.
_IN_FILE_ONLY = "open"
_MOST_ROWS = 60


def work_list(telling: Telling) -> Folded:
    """Folded under one line: how many of each kind, one row a procedure, and everything as a file."""
    words = telling.words
    rows = telling.loaded.rows("procedure_work", as_of=telling.loaded.as_of)
    return Folded(words("posting.title"), tuple(_told(telling, rows)))


def _told(telling: Telling, rows: list[Row]) -> Iterator[Block]:
    words, lang = telling.words, telling.lang
    yield Paragraph(words("posting.lead", day=labels.as_of(telling)))
    n = Counter(trouble for row in rows for trouble in row["troubles"])
    counts = tuple(
        (Cell(words(f"posting.kind_{kind}")), Cell(format.number(n[kind], lang), "number")) for kind in KINDS
    )
    yield Table(words("posting.counts"), (words("posting.kind"), words("posting.how_many")), counts)
    query = "" if lang == "vi" else f"?lang={lang}"
    yield Links((Link(words("posting.csv"), ADDRESS + query, download=True),))
    shown = [row for row in rows if set(row["troubles"]) != {_IN_FILE_ONLY}]
    table = tuple(
        (
            Cell(short_name(row["name"]), href=procedure_href(telling, row), note=row["proc_code"]),
            Cell("; ".join(what for kind, what in problems(telling, row) if kind != _IN_FILE_ONLY)),
        )
        for row in shown[:_MOST_ROWS]
    )
    head = (words("table.procedure"), words("posting.problem"))
    yield Table(words("posting.work"), head, table, empty=words("posting.all_good"))
    if len(shown) > _MOST_ROWS:
        yield Paragraph(words("posting.more", n=format.number(len(shown) - _MOST_ROWS, lang)))


def problems(telling: Telling, row: Row) -> Iterator[tuple[str, str]]:
    """Kind and sentence of every trouble of one procedure, the gravest first."""
    words, lang = telling.words, telling.lang
    places = {
        "still_posted": {"day": format.date_text(row["effective_to"], lang) if row["effective_to"] else ""},
        "posted_late": {"n": format.number(row["posting_days"] or 0, lang)},
        "missing": {"parts": _named(telling, row["missing_parts"])},
        "open": {"parts": _named(telling, row["open_parts"])},
    }
    for kind in row["troubles"]:
        yield kind, words(f"posting.{kind}", **places.get(kind, {}))


def _named(telling: Telling, parts: list[str] | None) -> str:
    return ", ".join(telling.words(f"part.{part}") for part in parts or ())


def work_csv(telling: Telling, home: str) -> bytes:
    """One row a trouble, with what to do about it, for Excel; `home` is our address as the visitor reached it."""
    words = telling.words
    head = [words(f"posting.head_{name}") for name in ("code", "name", "field", "kind", "problem", "todo", "page")]
    rows = (
        (
            row["proc_code"],
            row["name"],
            labels.in_language(row, "field", telling.lang),
            words(f"posting.kind_{kind}"),
            what,
            words(f"posting.todo_{kind}"),
            home + procedure_href(telling, row),
        )
        for row in telling.loaded.rows("procedure_work", as_of=telling.loaded.as_of)
        for kind, what in problems(telling, row)
    )
    return csv_text(head, rows)
