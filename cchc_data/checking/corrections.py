"""The official's correction file: the rows left out, as they stood, with what to do about each.

It is the only thing an import writes that may hold cells about people. It lies in
`corrections/` of the data folder, readable by its owner alone, never in a report, a
snapshot or a public folder.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from cchc_data.checking.outcome import Outcome
from cchc_data.checking.problems import sentence, todo
from cchc_data.checking.report.words import words
from cchc_data.received import Remark, SourceRows

FOLDER = "corrections"
# Kept rows whose own words somebody has to look at: which label, which procedure name.
TO_LOOK_AT = ("word_unknown", "procedure_unknown", "procedure_near_name")
MOST_ROWS = 100_000


def write(root: Path, outcome: Outcome) -> Path | None:
    """Write the correction file of one sheet and return its path; None when nothing is to correct."""
    to_look_at = [remark for remark in outcome.warnings if remark.code in TO_LOOK_AT and remark.row]
    if not outcome.rejected and not to_look_at:
        return None
    folder = root / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{outcome.received.sha256[:12]}-{outcome.received.form}.xlsx"
    pending = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        _workbook(pending, outcome, to_look_at)
        pending.chmod(0o600)
        os.replace(pending, path)
    finally:
        pending.unlink(missing_ok=True)
    return path


def _workbook(path: Path, outcome: Outcome, to_look_at: list[Remark]) -> None:
    # Cells are written as text: a cell beginning with = is never a formula (domain 4.3, rule 12).
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        for title, remarks in (
            (words()["corrections"]["rejected"], outcome.rejected),
            (words()["corrections"]["look"], to_look_at),
        ):
            if remarks:
                _sheet(book, title, outcome, remarks)


def _sheet(book: xlsxwriter.Workbook, title: str, outcome: Outcome, remarks: Iterable[Remark]) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 3)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 2, 50)
    columns = [column for column in outcome.received.columns if column.field]
    head = [*words()["corrections"]["head"], *(column.header for column in columns)]
    bold = book.add_format({"bold": True, "text_wrap": True})
    for place, text in enumerate(head):
        sheet.write_string(0, place, text, bold)
    wanted, rows = dict(list(_by_row(remarks).items())[:MOST_ROWS]), SourceRows.of(outcome.received.rows)
    places = [place for place, number in enumerate(rows.numbers) if number in wanted]
    for line, place in enumerate(places, start=1):
        row, these = rows[place], wanted[rows.numbers[place]]
        told = [str(row.number), _joined(these, sentence), _joined(these, todo)]
        cells = [row.cells.get(column.field) or "" for column in columns]
        for column, text in enumerate([*told, *cells]):
            sheet.write_string(line, column, text[:32_767])


def _by_row(remarks: Iterable[Remark]) -> dict[int, list[Remark]]:
    found: dict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[remark.row or 0].append(remark)
    return dict(sorted(found.items()))


def _joined(remarks: list[Remark], say) -> str:
    return "\n".join(dict.fromkeys(say(remark) for remark in remarks))
