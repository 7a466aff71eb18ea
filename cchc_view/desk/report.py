"""The report of an import as blocks: what was received, what was left out and why, what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cchc_data.checking.report.model import KINDS
from cchc_data.checking.report.words import places
from cchc_data.desk.officials import Official
from cchc_view import format
from cchc_view.desk import passes
from cchc_view.story import Block, Bullets, Cell, Folded, Heading, Link, Links, Note, Paragraph, Table
from cchc_view.words import Words

Report = Mapping[str, Any]
Entry = Mapping[str, Any]

MOST_PLACES = 40


def report_blocks(words: Words, report: Report, official: Official) -> Iterator[Block]:
    """The whole report; the correction files are offered to this official alone."""
    if report["remarks"]:
        yield Bullets(tuple(f"{remark['says']} {remark['todo']}" for remark in report["remarks"]))
    for file in report["files"]:
        yield from _file(words, file)
    if report["corrections"]:
        yield Note(words("desk.corrections"), "warning")
        yield Links(tuple(_download(words, official, Path(path)) for path in report["corrections"]))
    if report["tables"]:
        yield _merged(words, report["tables"])
    if report["draft"]:
        yield _changes(words, report["changes"])
        if more := report.get("changed_by_field"):
            yield Paragraph(words("desk.restated_by_field", n=format.number(more, words.lang)))


def _download(words: Words, official: Official, path: Path) -> Link:
    text = words("desk.correction_file", name=path.name)
    return Link(text, f"/can-bo/tep/{passes.offer(official, path)}", download=True)


def _file(words: Words, file: Mapping[str, Any]) -> Iterator[Block]:
    yield Heading(words("desk.file", name=file["file"], form=file["form"]), 3)
    counts = {name: format.number(file[name], words.lang) for name in ("rows_in", "accepted", "rows_rejected", "merged")}
    yield Note(words("desk.file_counts", **counts), "warning" if file["rows_rejected"] else "info")
    rows = tuple(_problem(words, kind, entry) for kind in KINDS for entry in file[kind])
    head = tuple(words(f"desk.col_{key}") for key in ("problem", "todo", "file_column", "n", "rows", "effect"))
    if rows:
        yield Table(words("desk.problems"), head, rows)


def _problem(words: Words, kind: str, entry: Entry) -> tuple[Cell, ...]:
    return (
        Cell(entry["says"]),
        Cell(entry["todo"]),
        Cell(entry["column"] or "–"),
        Cell(format.number(entry["n"], words.lang), "number"),
        Cell(places(entry["rows"], MOST_PLACES) or "–"),
        Cell(words(f"desk.effect_{kind}")),
    )


def _merged(words: Words, tables: Sequence[Entry]) -> Block:
    rows = tuple(
        (Cell(one["table"]), *(Cell(format.number(one[key], words.lang), "number") for key in ("before", "new", "replaced", "after")))
        for one in tables
    )
    head = tuple(words(f"desk.col_{key}") for key in ("table", "before", "new", "replaced", "after"))
    return Folded(words("desk.merged"), (Table(words("desk.merged"), head, rows),))


def _changes(words: Words, changes: Sequence[Entry]) -> Table:
    rows = tuple(
        (
            Cell(one["title"], note=words("desk.restated") if one["restated"] else ""),
            Cell(one["period"]),
            Cell(one["old"], "number"),
            Cell(one["new"], "number"),
        )
        for one in changes
    )
    head = tuple(words(f"desk.col_{key}") for key in ("indicator", "period", "public_now", "would_be"))
    return Table(words("desk.changes"), head, rows, empty=words("desk.no_changes"))
