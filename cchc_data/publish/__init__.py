"""Publish: turn the work tables into public cubes. Pure: frames in, frames in a database out.

Only what a `publish/*.sql` names leaves the work tier. Each file is one cube with its
grain in the first line; `_base.sql` holds what they share, `_queues.sql` what waits on the last day.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from cchc_data import periods, reference
from cchc_data.calendar import WorkingCalendar
from cchc_data.publish.before import COMPARED, Before
from cchc_data.schemas import TABLES, Table, conform, empty

FOLDER = Path(__file__).parent

CUBES = (
    "periods",
    "fields",
    "contacts",
    "procedures",
    "procedure_channels",
    "procedure_papers",
    "procedure_forms",
    "procedure_changes",
    "procedure_counts",
    "procedure_posting",
    "procedure_use",
    "timeliness",
    "intake",
    "durations",
    "supplements",
    "supplement_requests",
    "refusals",
    "hidden_waits",
    "late_letters",
    "complaints",
    "complaint_results",
    "conduct_complaints",
    "survey_counts",
    "survey_sheets",
    "survey_results",
    "documents",
    "staff",
    "facility_checks",
    "guidance_slips",
    "plan_tasks",
    "reports",
    "oversight",
    "initiatives",
    "simplifications",
    "criteria_scores",
    "evaluations",
    "index766",
    "index766_indicators",
    "work_queue",
)

# Begun first, so that no thread is left alone with one of them at the end.
LONGEST = ("work_queue", "timeliness", "intake", "late_letters", "durations")

_EVENTS = {
    "dossiers": ("submitted_on", "received_on", "finished_on", "returned_on", "paused_on"),
    "apology_letters": ("issued_on",),
    "complaints": ("received_on", "transferred_on", "resolved_on", "published_on"),
    "survey_waves": ("to_on",),
}
# Asked only where there is no dossier: days of what offices state, none of them a day to come.
_STATED = {
    "documents": ("month",),
    "staff": ("as_of_on",),
    "facility_checks": ("checked_on",),
    "plan_tasks": ("done_on",),
    "reports": ("submitted_on",),
    "oversight": ("held_on",),
    "initiatives": ("noted_on",),
    "simplifications": ("sent_on", "answered_on"),
    "guidance_slips": ("month",),
    "evaluations": ("to_on",),
    "contacts": ("verified_on",),
    "commune_procedures": ("posted_on",),
}


# The table of form files to hand out, see `form_files`.
FORM_COLUMNS = {"proc_code": "str", "file_name": "str", "title": "str", "format": "str", "bytes": "int64", "sha256": "str"}


class PublishError(ValueError):
    """The work tables cannot become a public snapshot."""


@dataclass(frozen=True)
class Coverage:
    """First and last day that the data speaks of, read from the data and never from a clock."""

    first: date
    as_of: date


def coverage(work: Mapping[str, pd.DataFrame]) -> Coverage:
    """Days between the first dossier received and the latest event of any table.

    Without a dossier they are the first and last day that any other table tells of.
    Raises PublishError when no table tells of a day.
    """
    received = _days(work, "dossiers", "received_on")
    events = _told(work, _EVENTS)
    if received.notna().any():
        return Coverage(received.min().date(), events.max().date())
    told = pd.concat([events, _told(work, _STATED)])
    # A task that has not been done tells of no day but its first.
    told = told if len(told) else _days(work, "plan_tasks", "from_on").nsmallest(1)
    if told.empty:
        raise PublishError("no table tells of a day")
    return Coverage(told.min().date(), told.max().date())


def _told(work: Mapping[str, pd.DataFrame], days: Mapping[str, tuple[str, ...]]) -> pd.Series:
    """Every day in the named columns of the named tables."""
    return pd.concat([_days(work, table, column) for table, columns in days.items() for column in columns]).dropna()


def _days(work: Mapping[str, pd.DataFrame], table: str, column: str) -> pd.Series:
    """The days of a column; a table or an optional column may be absent."""
    rows = work.get(table, pd.DataFrame())
    return pd.to_datetime(rows.get(column, pd.Series(dtype="object")))


def _rows(work: Mapping[str, pd.DataFrame], table: Table) -> pd.DataFrame:
    """The rows of a work table; what an import did not bring is empty, and its figures say "no data"."""
    return conform(table, work[table.name]) if table.name in work else empty(table)


def build(
    work: Mapping[str, pd.DataFrame],
    org_code: str,
    catalogue: reference.Catalogue | None = None,
    before: Before = Before(),
    forms: pd.DataFrame | None = None,
) -> duckdb.DuckDBPyConnection:
    """Return a database whose schema `public` holds one table per name in CUBES.

    Without a `catalogue` it is the one that comes along; `before` is the snapshot that this
    one will replace, for the log of changes; `forms` are the form files to hand out, in the
    columns of FORM_COLUMNS.

    Raises what `prepare` raises.
    """
    database = prepare(work, catalogue)
    no_forms = pd.DataFrame(columns=list(FORM_COLUMNS)).astype(FORM_COLUMNS)
    database.from_df(no_forms if forms is None else forms).create("form_files")
    database.execute("create schema public")
    params = {"org_code": org_code, "before_id": before.id}
    for name in COMPARED:  # other cubes read them: the log of changes, the counts of procedures
        _build_cube(database, name, params)
    before.load(database)
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # one thread a cube, so none depends on how many there are
        rest = sorted((name for name in CUBES if name not in COMPARED), key=lambda name: name not in LONGEST)
        list(workers.map(lambda name: _build_cube(database, name, params), rest))
    return database


def prepare(work: Mapping[str, pd.DataFrame], catalogue: reference.Catalogue | None = None) -> duckdb.DuckDBPyConnection:
    """Return a database with the work tables and the views that all cubes, and the desk's queues, stand on.

    Raises SchemaError when a work table breaks its schema, PublishError when there is
    nothing to publish and CalendarNotAnnounced when the data reaches into a year whose
    working days are not known.
    """
    database = duckdb.connect(config={"threads": 1, "python_enable_replacements": False})
    for table in TABLES.values():
        _load(database, table, _rows(work, table))
    _load_reference(database, catalogue or reference.catalogue(reference.REFERENCE))
    _load_time(database, coverage(work))
    for name in ("_base", "_queues"):
        database.execute((FOLDER / f"{name}.sql").read_text("utf-8"))
    return database


def _load(database: duckdb.DuckDBPyConnection, table: Table, rows: pd.DataFrame) -> None:
    columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
    database.execute(f"create table {table.name} ({columns})")
    if len(rows):
        database.from_df(rows).insert_into(table.name)


def _load_reference(database: duckdb.DuckDBPyConnection, catalogue: reference.Catalogue) -> None:
    for name, frame in {
        "catalogue": catalogue.procedures,
        "catalogue_channels": catalogue.channels,
        "catalogue_papers": catalogue.papers,
        "fields": reference.fields(),
        "index766_communes": reference.index766_communes(),
        "index766_definitions": reference.index766_indicators(),
    }.items():
        # An empty cell of a reference file means that the source says nothing.
        known = frame.astype(object).where(frame.notna() & (frame != ""), None)
        database.from_df(known).create(name)


def _load_time(database: duckdb.DuckDBPyConnection, span: Coverage) -> None:
    calendar = WorkingCalendar.load()
    calendar.is_working_day(span.first)  # refuses a year that is not announced
    calendar.is_working_day(span.as_of)
    days = pd.DataFrame(calendar.days(), columns=["day", "is_working"])
    days["working_index"] = days["is_working"].cumsum()
    database.from_df(days).project("day::date as day, is_working, working_index::integer as working_index").create(
        "workdays"
    )
    rows = [
        (p.id, p.kind, p.from_on, p.to_on, max(p.from_on, span.first), min(p.to_on, span.as_of), p.year_from_on)
        for p in periods.overlapping(span.first, span.as_of)
    ]
    database.execute(
        "create table periods (period varchar, kind varchar, from_on date, to_on date,"
        " covered_from date, covered_to date, year_from_on date)"
    )
    database.executemany("insert into periods values (?, ?, ?, ?, ?, ?, ?)", rows)


def _build_cube(database: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, str | None]) -> None:
    sql = (FOLDER / f"{name}.sql").read_text("utf-8")
    used = {place: value for place, value in params.items() if f"${place}" in sql}
    with database.cursor() as cursor:
        cursor.sql(sql, params=used).create(f"public.{name}")
