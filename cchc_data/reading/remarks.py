"""What the reader has to say about a file it could read: codes of `problems.toml`, counts, no cells."""

from __future__ import annotations

from cchc_data.file_names import label
from cchc_data.received import Remark, SourceColumn
from cchc_data.reading.grid import Sheet
from cchc_data.reading.lines import Line
from cchc_data.reading.rows import BodyReader
from cchc_data.reading.text import key
from cchc_data.reading.vocabulary import words

_CODES = {
    Line.GROUP: "group_rows",
    Line.GROUP_TOTAL: "group_total_rows",
    Line.TOTAL: "total_rows",
    Line.PART: "part_rows",
    Line.HEADER: "repeated_header_rows",
    Line.FORMULA: "formula_rows",
    Line.SIGNATURE: "signature_rows",
}


def of_columns(columns: list[SourceColumn]) -> list[Remark]:
    """Personal columns dropped, columns nobody knows."""
    personal = [column for column in columns if column.personal]
    unknown = [column for column in columns if column.field is None]
    found = [Remark("personal_columns_dropped", values=_named(personal))] if personal else []
    return found + ([Remark("unknown_columns_dropped", values=_named(unknown))] if unknown else [])


def of_body(body: BodyReader) -> list[Remark]:
    """Rows left out by kind, rows longer than the header, no rows at all."""
    counts = ((code, body.left_out[line]) for line, code in _CODES.items())
    found = [Remark(code, values={"count": str(count)}) for code, count in counts if count]
    if body.ragged:
        listed = ", ".join(map(str, body.ragged[:10]))
        found.append(Remark("ragged_rows", row=body.ragged[0], values={"count": str(len(body.ragged)), "rows": listed}))
    if not body.found:
        found.append(Remark("no_data_rows"))
    return found


def of_sheet(sheet: Sheet) -> list[Remark]:
    """What the opener noted about the sheet: macros."""
    return [Remark(code) for code in sheet.notes]


def of_sheets_left_out(sheets: list[Sheet]) -> list[Remark]:
    """Sheets that were not read, hidden ones by a code of their own; those that explain a template are no news."""
    own = set(map(key, words()["own_sheets"]))
    return [
        Remark("hidden_sheet" if "hidden_sheet" in sheet.notes else "sheet_left_out", values={"sheet": label(sheet.name)})
        for sheet in sheets
        if key(sheet.name) not in own
    ]


def _named(columns: list[SourceColumn]) -> dict[str, str]:
    listed = ", ".join(f"{column.letter} “{column.header}”" for column in columns[:20])
    return {"count": str(len(columns)), "columns": listed}
