"""What the cubes are made of, as tables of the database: the unit's rows, the reference data, the days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache

import duckdb
import pandas as pd
import pyarrow as pa

from cchc_data import periods, reference
from cchc_data.calendar import WorkingCalendar
from cchc_data.schemas import Table, conform

# The table of form files to hand out, see `form_files`.
FORM_COLUMNS = {"proc_code": "str", "file_name": "str", "title": "str", "format": "str", "bytes": "int64", "sha256": "str"}
_PERIODS = pa.schema(
    [(name, pa.string()) for name in ("period", "kind")]
    + [(name, pa.date32()) for name in ("from_on", "to_on", "covered_from", "covered_to", "year_from_on")]
)


def work_table(database: duckdb.DuckDBPyConnection, table: Table, rows: pd.DataFrame | None) -> None:
    """The rows of a work table; what an import did not bring is empty, and its figures say "no data".

    Raises SchemaError when they break the schema.
    """
    columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
    database.execute(f"create table {table.name} ({columns})")
    if rows is None:
        return
    rows = conform(table, rows)
    if len(rows):
        database.from_df(rows).insert_into(table.name)


def reference_tables(database: duckdb.DuckDBPyConnection, catalogue: reference.Catalogue) -> None:
    """The catalogue, and the reference tables that cubes name."""
    for name, rows in _reference_tables(catalogue).items():
        database.from_arrow(rows).create(name)


@lru_cache(maxsize=4)
def _reference_tables(catalogue: reference.Catalogue) -> Mapping[str, pa.Table]:
    frames = {
        "catalogue": catalogue.procedures,
        "catalogue_channels": _numbered(catalogue.channels),
        "catalogue_papers": _numbered(catalogue.papers),
        "fields": reference.fields(),
        "index766_communes": reference.index766_communes(),
        "index766_definitions": reference.index766_indicators(),
    }
    with duckdb.connect() as database:
        return {name: database.from_df(_known(frame)).to_arrow_table() for name, frame in frames.items()}


def _numbered(rows: pd.DataFrame) -> pd.DataFrame:
    """With the place of each row in the source: no engine keeps an order that no column tells."""
    return rows.assign(position=range(len(rows)))


def _known(frame: pd.DataFrame) -> pd.DataFrame:
    """An empty cell of a reference file means that the source says nothing; a day has no hour."""
    days = {name: frame[name].dt.date for name in frame.select_dtypes("datetime").columns}
    return frame.assign(**days).astype(object).where(frame.notna() & (frame != ""), None)


def form_files(database: duckdb.DuckDBPyConnection, forms: pd.DataFrame | None) -> None:
    """The form files to hand out, in the columns of FORM_COLUMNS; None: there are none."""
    rows = pd.DataFrame(columns=list(FORM_COLUMNS)).astype(FORM_COLUMNS) if forms is None else forms
    database.from_df(rows).create("form_files")


def time(database: duckdb.DuckDBPyConnection, first: date, as_of: date) -> None:
    """Working days, and the periods that the data from `first` to `as_of` cover, whole or in part.

    Raises CalendarNotAnnounced when the data reaches into a year whose working days are not known.
    """
    calendar = WorkingCalendar.load()
    calendar.is_working_day(first)  # refuses a year that is not announced
    calendar.is_working_day(as_of)
    database.from_arrow(_workdays()).create("workdays")
    covered = [
        {**vars(period), "period": period.id, "covered_from": max(period.from_on, first), "covered_to": min(period.to_on, as_of)}
        for period in periods.overlapping(first, as_of)
    ]
    database.from_arrow(pa.Table.from_pylist(covered, _PERIODS)).create("periods")


@cache
def _workdays() -> pa.Table:
    days = pd.DataFrame(WorkingCalendar.load().days(), columns=["day", "is_working"])
    index = pa.array(days["is_working"].cumsum(), pa.int32())
    return pa.table({"day": pa.array(days["day"], pa.date32()), "is_working": days["is_working"], "working_index": index})
