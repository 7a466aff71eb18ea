"""The official's correction file: the rows left out, as they stood, with what to do about each.

It is the only thing an import writes that may hold cells about people. It lies in
`corrections/` of the data folder, readable by its owner alone, never in a report, a
snapshot or a public folder, and is deleted after a while (domain 4.3, rule 12).
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

from cchc_data.checking.outcome import Outcome
from cchc_data.checking.problems import sentence, todo
from cchc_data.checking.report.words import words
from cchc_data.received import Remark, SourceRows

FOLDER = "corrections"
KEEP_DAYS = 30  # unless org.toml says another number under `keep_corrections_days`
# Kept rows whose own words somebody has to look at: which label, which procedure name.
TO_LOOK_AT = ("word_unknown", "procedure_unknown", "procedure_near_name")
MOST_ROWS = 100_000


def write(root: Path, outcomes: Sequence[Outcome]) -> tuple[Path, ...]:
    """Write a correction file for each sheet with something to correct; returns their paths."""
    found = [outcome for outcome in outcomes if outcome.rejected or _to_look_at(outcome)]
    if found:
        (root / FOLDER).mkdir(mode=0o700, exist_ok=True)
    names = [f"{outcome.received.sha256[:12]}-{outcome.received.form}" for outcome in found]
    # A workbook may hold several sheets of one form.
    numbered = [f"{name}-{names[:place].count(name) + 1}.xlsx" for place, name in enumerate(names)]
    return tuple(_write(root / FOLDER / name, outcome) for name, outcome in zip(numbered, found, strict=True))


def _write(path: Path, outcome: Outcome) -> Path:
    """The file appears whole or not at all, for its owner's eyes alone."""
    pending = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        _workbook(pending, outcome)
        pending.chmod(0o600)
        os.replace(pending, path)
    finally:
        pending.unlink(missing_ok=True)
    return path


def forget(root: Path, now: datetime, keep_days: int) -> int:
    """Delete the correction files written more than `keep_days` ago; returns how many."""
    oldest = now.timestamp() - keep_days * 86_400
    outdated = [path for path in (root / FOLDER).glob("*.xlsx") if path.stat().st_mtime < oldest]
    for path in outdated:
        path.unlink(missing_ok=True)
    return len(outdated)


def _to_look_at(outcome: Outcome) -> list[Remark]:
    return [remark for remark in outcome.warnings if remark.code in TO_LOOK_AT and remark.row]


def _workbook(path: Path, outcome: Outcome) -> None:
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
            (words()["corrections"]["look"], _to_look_at(outcome)),
        ):
            if remarks:
                _sheet(book, title, outcome, remarks)


def _sheet(book: xlsxwriter.Workbook, title: str, outcome: Outcome, remarks: Iterable[Remark]) -> None:
    columns = [column for column in outcome.received.columns if column.field]
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 2, 50)
    depth = _header(book, sheet, [*words()["corrections"]["head"], *(column.header for column in columns)])
    wanted, rows = dict(list(_by_row(remarks).items())[:MOST_ROWS]), SourceRows.of(outcome.received.rows)
    places = [place for place, number in enumerate(rows.numbers) if number in wanted]
    for line, place in enumerate(places, start=depth):
        row, these = rows[place], wanted[rows.numbers[place]]
        told = [str(row.number), _joined(these, sentence), _joined(these, todo)]
        cells = [row.cells.get(column.field) or "" for column in columns]
        for column, text in enumerate([*told, *cells]):
            sheet.write_string(line, column, text[:32_767])


def _header(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, headers: list[str]) -> int:
    """In as many rows as in the official's file, so that it can be imported when corrected; returns how many."""
    tiers = [header.split(" / ") for header in headers]
    depth = max(map(len, tiers))
    bold = book.add_format({"bold": True, "text_wrap": True})
    for tier in range(depth):
        for place, texts in enumerate(tiers):
            sheet.write_string(tier, place, texts[tier] if tier < len(texts) else "", bold)
    sheet.freeze_panes(depth, 3)
    return depth


def _by_row(remarks: Iterable[Remark]) -> dict[int, list[Remark]]:
    found: dict[int, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[remark.row or 0].append(remark)
    return dict(sorted(found.items()))


def _joined(remarks: list[Remark], say) -> str:
    return "\n".join(dict.fromkeys(say(remark) for remark in remarks))
