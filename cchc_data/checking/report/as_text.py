"""The report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cchc_data.checking.report.model import KINDS
from cchc_data.checking.report.words import number, places, words

ROWS_SHOWN = 12
CHANGES_SHOWN = 60


def text(report: dict[str, Any]) -> str:
    """Plain lines, the outcome first."""
    return "\n".join(_lines(report))


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield report["says"]
    yield from _listed(words()["heading"]["remarks"], report["remarks"])
    for file in report["files"]:
        yield from _file(file)
    heads = words()["head"]
    if report["tables"]:
        yield from ("", words()["heading"]["tables"])
        for table in report["tables"]:
            replaced = f"{heads['replaced'].lower()} {number(table['replaced'])}"
            yield f"  {table['table']}: {number(table['before'])} → {number(table['after'])} ({replaced})"
    if report["draft"]:
        yield from _changes(report)
    if report["corrections"]:
        yield from ("", words()["heading"]["corrections"] + ": " + words()["notes"]["corrections"])
        yield from (f"  {path}" for path in report["corrections"])


def _file(file: dict[str, Any]) -> Iterator[str]:
    heads = words()["head"]
    yield from ("", f"{file['file']} – {file['form']}")
    told = [
        (heads[name], number(file[key]))
        for name, key in (
            ("rows_in", "rows_in"),
            ("accepted", "accepted"),
            ("rejected", "rows_rejected"),
            ("merged", "merged"),
        )
    ]
    yield "  " + "; ".join(f"{head.lower()}: {n}" for head, n in told)
    for kind in KINDS:
        yield from _listed("  " + words()["heading"][kind], file[kind], "    ")


def _listed(heading: str, entries: list[dict[str, Any]], indent: str = "  ") -> Iterator[str]:
    if entries:
        yield heading
    for entry in entries:
        n = f"{number(entry['n'])} × " if entry.get("rows") else ""
        column = f" [{entry['column']}]" if entry.get("column") else ""
        yield f"{indent}- {n}{entry['says']}{column}"
        if entry.get("rows"):
            yield f"{indent}  {words()['head']['rows'].lower()}: {places(entry['rows'], ROWS_SHOWN)}"
        yield f"{indent}  → {entry['todo']}"


def _changes(report: dict[str, Any]) -> Iterator[str]:
    heading = words()["heading"]
    yield from ("", heading["changes"] if report["changes"] else heading["no_change"])
    for change in report["changes"][:CHANGES_SHOWN]:
        mark = f"  ({words()['notes']['restated']})" if change["restated"] else ""
        yield f"  {change['title']}, {change['period']}: {change['old']} → {change['new']}{mark}"
    if len(report["changes"]) > CHANGES_SHOWN:
        yield "  " + words()["notes"]["more_changes"].format(n=number(len(report["changes"]) - CHANGES_SHOWN))
    if report["changed_by_field"]:
        yield "  " + words()["notes"]["by_field"].format(n=number(report["changed_by_field"]))
