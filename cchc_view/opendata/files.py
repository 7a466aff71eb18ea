"""A sheet → the bytes of a file: CSV, JSON, XLSX, Parquet. The same sheet gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cchc_data.dictionary import Column
from cchc_data.store import Loaded
from cchc_view.opendata.sheets import Sheet

PER_PAGE = 1000
BOM = "\ufeff"  # Excel reads UTF-8 only where it finds this mark

# Formats of every table, by the ending of the address.
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}

# A text that a spreadsheet would run as a formula when it opens a CSV.
_RUNS = ("=", "+", "-", "@", "\t", "\r")

_ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.string()),
}


def csv_file(sheet: Sheet) -> bytes:
    """The sheet as CSV."""
    return csv_text(sheet.table.names, sheet.rows)


def csv_text(head: Iterable[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """CSV with a byte order mark; a text that looks like a formula gets an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def json_page(loaded: Loaded, sheet: Sheet, page: int) -> bytes:
    """Page `page` (from 1) of a thousand rows; rows are lists in the order of `columns`."""
    first = (page - 1) * PER_PAGE
    answer = {
        "snapshot": loaded.id,
        "as_of": loaded.as_of.isoformat(),
        "illustrative": loaded.manifest["illustrative"],
        "table": sheet.table.name,
        "columns": sheet.table.names,
        "page": page,
        "pages": pages(len(sheet.rows)),
        "total": len(sheet.rows),
        "rows": [[_json_cell(value) for value in row] for row in sheet.rows[first : first + PER_PAGE]],
    }
    return to_json(answer)


def parquet_file(sheet: Sheet) -> bytes:
    """Parquet with the types of the dictionary, for tables that have no file of their own."""
    schema = pa.schema([(column.name, _ARROW[column.type]) for column in sheet.table.columns])
    records = [dict(zip(sheet.table.names, row, strict=True)) for row in sheet.rows]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records, schema), out, compression="zstd")
    return out.getvalue()


def pages(total: int) -> int:
    """How many pages `total` rows fill; nothing fills one."""
    return max(1, -(-total // PER_PAGE))


def to_json(answer: Any) -> bytes:
    """Compact JSON in UTF-8, accents as they are."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def joined(values: tuple[str, ...]) -> str:
    """A list in one cell: "steps|papers"."""
    return "|".join(values)


def meaning(column: Column, lang: str) -> str:
    """What a column holds, with its allowed values: "… early: trước hạn; late: quá hạn"."""
    values = "; ".join(f"{value}: {said[lang]}" for value, said in column.values.items())
    return f"{column.about[lang]}. {values}" if values else column.about[lang]


def _csv_cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = joined(value) if isinstance(value, tuple) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(_RUNS) else text


def _json_cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return joined(value)
    return value.isoformat() if isinstance(value, date) else value
