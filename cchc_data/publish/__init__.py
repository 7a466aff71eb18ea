"""Publish: turn the work tables into public cubes. Pure: frames in, frames in a database out.

Only what a `publish/*.sql` names leaves the work tier. Each file is one cube with its
grain in the first line; `_base.sql` holds what they share, `_queues.sql` what waits on the last day.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from cchc_data import reference
from cchc_data.engines import DUCKDB, SPARK, EngineMissing
from cchc_data.publish import loading
from cchc_data.publish.before import COMPARED, Before
from cchc_data.schemas import TABLES

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

# What all cubes stand on, in their order.
VIEWS = ("_base", "_queues")

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


def build(
    work: Mapping[str, pd.DataFrame],
    org_code: str,
    catalogue: reference.Catalogue | None = None,
    before: Before = Before(),
    forms: pd.DataFrame | None = None,
    engine: str = DUCKDB,
) -> duckdb.DuckDBPyConnection:
    """Return a database whose schema `public` holds one table per name in CUBES.

    Without a `catalogue` it is the one that comes along; `before` is the snapshot that this
    one will replace, for the log of changes; `forms` are the form files to hand out, in the
    columns of `loading.FORM_COLUMNS`. Whichever `engine` counts, the tables are the same.

    Raises what `prepare` raises, and EngineMissing.
    """
    params = {"org_code": org_code, "before_id": before.id}
    if engine == SPARK:
        return _spark()(_loaded(work, catalogue, forms), params, before)
    database = prepare(work, catalogue, forms)
    database.execute("create schema public")
    for name in COMPARED:  # other cubes read them: the log of changes, the counts of procedures
        _build_cube(database, name, params)
    before.load(database)
    with ThreadPoolExecutor(os.cpu_count()) as workers:  # one thread a cube, so none depends on how many there are
        rest = sorted((name for name in CUBES if name not in COMPARED), key=lambda name: name not in LONGEST)
        list(workers.map(lambda name: _build_cube(database, name, params), rest))
    return database


def _spark() -> Callable[..., duckdb.DuckDBPyConnection]:
    """Counting by Spark; its libraries are installed where it is used and nowhere else."""
    try:
        from cchc_data.publish.spark.counting import count
    except ModuleNotFoundError as error:
        raise EngineMissing("engine_not_installed") from error
    return count


def prepare(
    work: Mapping[str, pd.DataFrame],
    catalogue: reference.Catalogue | None = None,
    forms: pd.DataFrame | None = None,
) -> duckdb.DuckDBPyConnection:
    """Return a database with the work tables and the views that all cubes, and the desk's queues, stand on.

    Raises SchemaError when a work table breaks its schema, PublishError when there is
    nothing to publish and CalendarNotAnnounced when the data reaches into a year whose
    working days are not known.
    """
    database = _loaded(work, catalogue, forms)
    for name in VIEWS:
        database.execute((FOLDER / f"{name}.sql").read_text("utf-8"))
    return database


def _loaded(
    work: Mapping[str, pd.DataFrame], catalogue: reference.Catalogue | None, forms: pd.DataFrame | None
) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(config={"threads": 1, "python_enable_replacements": False})
    for table in TABLES.values():
        loading.work_table(database, table, work.get(table.name))
    loading.reference_tables(database, catalogue or reference.catalogue(reference.REFERENCE))
    span = coverage(work)
    loading.time(database, span.first, span.as_of)
    loading.form_files(database, forms)
    return database


def _build_cube(database: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, str | None]) -> None:
    sql = (FOLDER / f"{name}.sql").read_text("utf-8")
    used = {place: value for place, value in params.items() if f"${place}" in sql}
    with database.cursor() as cursor:
        # One statement is bound once; a relation that becomes a table is bound twice.
        cursor.execute(f"create table public.{name} as {sql}", used)
