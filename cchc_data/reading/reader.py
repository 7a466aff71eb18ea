"""From a file to what was received: open it, choose the sheets that are forms of ours, read them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping as Answers
from dataclasses import dataclass
from pathlib import Path

from cchc_data.digest import sha256
from cchc_data.received import Received, Remark, SourceRows
from cchc_data.reading import delimited, encoding, index766, legacy, mapping, markup, nearest, remarks, title, workbook
from cchc_data.reading.columns import kept_fields, source_columns
from cchc_data.reading.grid import Row, Sheet
from cchc_data.reading.header import Header, find
from cchc_data.reading.kinds import Kind, recognise
from cchc_data.reading.limits import Limits
from cchc_data.reading.lines import tidy_row
from cchc_data.reading.rows import BodyReader

Told = SourceRows | Received

_PEEKED = 200  # rows looked at before it is decided what a sheet is
_HEADED = 60  # of these, rows in which a header may stand or end


@dataclass
class _Peeked:
    """A sheet of which the first rows are known, `grid` as tidy text, and the headers found."""

    sheet: Sheet
    start: list[Row]
    rest: Iterable[Row]
    grid: list[list[str]]
    headers: list[Header]


def told(path: Path, answers: Answers[str, str], limits: Limits) -> Iterator[Told]:
    """Read `path` in this process: the rows of a sheet in pieces, then the sheet without them, and so on.

    Raises UnreadableFile and NeedsConfirmation (and, for broken files, anything).
    """
    kind = recognise(path, limits)
    digest = sha256(path)
    chosen_mapping = mapping.load(answers.get("mapping"))
    if kind is Kind.JSON:
        yield from _read_json(path, digest, encoding.of_file(path, answers.get("encoding")))
        return
    if kind in (Kind.ZIP, Kind.OLE):
        read_as = encoding.answered(answers.get("encoding"))
        sheets = workbook.sheets(path, kind, limits)
    else:
        read_as = encoding.of_file(path, answers.get("encoding"))
        opener = markup if kind is Kind.HTML else delimited
        sheets = opener.sheets(path, read_as, limits)
    read_as = read_as or encoding.Encoding()
    peeked = [_peek(sheet, read_as, chosen_mapping) for sheet in sheets]
    if "encoding" not in answers:
        _ask_about_fonts(peeked)
    chosen = _choose(peeked)
    for each, header, notes in chosen:
        yield from _receive(each, header, path, digest, read_as.name, chosen_mapping, notes)


def _peek(sheet: Sheet, read_as: encoding.Encoding, chosen: mapping.Mapping) -> _Peeked:
    rows = iter(sheet.rows)
    if read_as.convert:
        rows = _converted(rows, read_as.convert)
    start = list(itertools.islice(rows, _PEEKED))
    width = max(map(len, start), default=0)
    grid = [tidy_row([*row, *[""] * (width - len(row))]) for row in start[:_HEADED]]
    return _Peeked(sheet, start, rows, grid, find(grid, sheet.merges, chosen))


def _converted(rows: Iterable[Row], convert) -> Iterable[Row]:
    return ([convert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _ask_about_fonts(peeked: list[_Peeked]) -> None:
    texts = (cell for each in peeked for row in each.start for cell in row if isinstance(cell, str))
    suspicion = legacy.suspect(texts)
    if suspicion:
        raise encoding.asking(suspicion)


def _choose(peeked: list[_Peeked]) -> list[tuple[_Peeked, Header, list[Remark]]]:
    """The sheets that are forms of ours; per form those with the most columns, the others remarked on.

    Raises UnreadableFile (`nearest.refusal`) when there is none.
    """
    whole = [(each, each.headers[0]) for each in peeked if each.headers and each.headers[0].complete]
    if not whole:
        raise nearest.refusal([each.grid for each in peeked], [header for each in peeked for header in each.headers])
    best: dict[str, tuple[bool, int, int]] = {}
    for _, header in whole:
        best[header.form.id] = max(best.get(header.form.id, header.strength), header.strength)
    chosen = [(each, header) for each, header in whole if header.strength == best[header.form.id]]
    taken = {id(each) for each, _ in chosen}
    about_others = remarks.of_sheets_left_out([each.sheet for each in peeked if id(each) not in taken])
    return [(each, header, about_others if n == 0 else []) for n, (each, header) in enumerate(chosen)]


def _receive(
    each: _Peeked, header: Header, path: Path, digest: str, name: str, chosen: mapping.Mapping, about_others: list[Remark]
) -> Iterator[Told]:
    sheet, body_start = each.sheet, header.top + header.depth
    columns = source_columns(header, sheet.first_column)
    above = title.lines(each.grid[: header.top])
    rows = itertools.chain(each.start[body_start:], each.rest)
    body = BodyReader(header, kept_fields(header), chosen)
    yield from body.read(rows, sheet.first_row + body_start + 1)
    found = (*remarks.of_columns(columns), *remarks.of_body(body), *remarks.of_sheet(sheet))
    yield Received(
        file_name=path.name,
        sha256=digest,
        form=header.form.id,
        sheet=sheet.name,
        title=above,
        columns=tuple(columns),
        rows=(),
        totals=tuple(body.totals),
        period=title.period(above),
        remarks=(*about_others, *found),
        encoding=name,
    )


def _read_json(path: Path, digest: str, read_as: encoding.Encoding) -> Iterator[Told]:
    found = index766.units(path, read_as)
    for form, columns, rows in index766.tables(found):
        yield SourceRows.of(rows)
        yield Received(path.name, digest, form.id, form.id, (), tuple(columns), ())
