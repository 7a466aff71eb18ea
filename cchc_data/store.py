"""The one way to read what is public: one locked in-memory database per snapshot.

Sharing one DuckDB connection between threads returns other threads' rows, so every
query takes its own cursor. Tables are loaded, figures measured, then the outside world
is switched off for good: no file, no extension, no setting can be reached from SQL.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from cchc_data import dictionary, indicators, snapshot, terms
from cchc_data.lineage import FROZEN
from cchc_data.locks import locked_periods
from cchc_data.pointer import last_id
from cchc_data.remembered import Remembered

QUERIES = Path(__file__).parent / "queries"

_SQL = {"integer": "bigint", "number": "double", "boolean": "boolean", "date": "date", "list": "varchar[]"}


@cache
def _sql(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text("utf-8")


class Loaded:
    """One snapshot, loaded, measured and closed to the outside; safe to share between threads.

    `locked` are the ids of the periods whose figures are final.
    """

    def __init__(self, root: Path, snapshot_id: str) -> None:
        self.manifest = snapshot.verify(root, snapshot_id, tiers=("public",))
        self.id: str = snapshot_id
        # One thread: look-ups are tiny, and sums of fractions come out the same at every load.
        self._database = duckdb.connect(config={"python_enable_replacements": False, "threads": 1})
        self._remembered = Remembered()
        base = snapshot.folder(root, snapshot_id)
        # Only what the manifest lists and verify has checked; a stray file is not ours.
        listed = sorted(name for name in self.manifest["tables"] if name.startswith("public/"))
        _load(self._database, {Path(name).stem: base / name for name in listed})
        _measure_all(self._database)
        if FROZEN in listed:
            self._database.execute(_sql("figures_frozen"))
        self.org: dict[str, Any] = self.manifest["org"]
        self.as_of = date.fromisoformat(self.manifest["as_of"])
        self.names = terms.on(self.as_of, self.org)
        self.indicators = indicators.told_on(self.as_of, self.names)
        self._database.execute("set enable_external_access = false")
        self._database.execute("set lock_configuration = true")
        self.periods = {row["period"]: row for row in self.rows("periods")}
        self.locked = locked_periods(self.manifest.get("locked", []), self.periods)
        self.measured = frozenset(row["indicator"] for row in self.rows("measured"))

    def rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """Run `queries/<query>.sql` with named values; a list of rows as dicts."""
        return self._remembered.rows(query, values, lambda: self._read(query, values))

    def _read(self, query: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        with self._database.cursor() as cursor:
            return _rows(cursor, _sql(query), values)

    def ask(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one SQL question to the public tables; raises duckdb.Error.

        The database is a copy in memory and locked: nothing outside can be read or written.
        """
        with self._database.cursor() as cursor:
            answer = cursor.execute(sql)
            return [column[0] for column in answer.description or ()], answer.fetchall()

    def tables(self) -> list[str]:
        """Names of every table that can be asked."""
        return [row[0] for row in self.ask("show tables")[1]]

    def period(self, period_id: str) -> dict[str, Any]:
        """The row of a covered period: from_on, to_on, covered_from, covered_to; KeyError if not covered."""
        return self.periods[period_id]

    def close(self) -> None:
        self._database.close()


def _load(database: duckdb.DuckDBPyConnection, files: Mapping[str, Path]) -> None:
    """Each file as a table; a cube or column younger than the snapshot is empty, so an old one can still be served."""
    known = dictionary.tables()
    for name, path in files.items():
        stored = pq.read_schema(path).names
        younger = [column for column in known[name].columns if column.name not in stored] if name in known else []
        columns = ", ".join(["*", *(f'null::{_type(column)} as "{column.name}"' for column in younger)])
        table = f'create table "{name}" as select {columns} from read_parquet($path)'  # noqa: S608 - names of our own columns
        database.execute(table, {"path": str(path)})
    for name, table in known.items():
        if name not in files and name not in dictionary.DERIVED:
            columns = ", ".join(f'"{column.name}" {_type(column)}' for column in table.columns)
            database.execute(f'create table "{name}" ({columns})')


def _type(column: dictionary.Column) -> str:
    return _SQL.get(column.type, "varchar")


def _measure_all(database: duckdb.DuckDBPyConnection) -> None:
    """Evaluate every indicator for every period and field once; reading one is a look-up."""
    database.execute(_sql("figures_table"))
    database.execute(indicators.macros())
    covered = {row["period"]: row for row in _rows(database, _sql("periods"))}
    # One thread an indicator: its sums come out the same, however many others there are.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        told = workers.map(lambda indicator: _measure(database, indicator, covered), indicators.load_all().values())
        figures = [*chain.from_iterable(told)]
    columns = database.table("figures").to_arrow_table().schema
    database.from_arrow(pa.Table.from_pylist(figures, columns)).insert_into("figures")


def _measure(
    database: duckdb.DuckDBPyConnection, indicator: indicators.Indicator, covered: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The indicator's figures of every covered period that it is for."""
    with database.cursor() as cursor:
        rows = _rows(cursor, indicator.sql)
    return [
        {"indicator": indicator.id, **row}
        for row in rows
        if indicator.applies(*(covered[row["period"]][name] for name in ("kind", "covered_from", "covered_to")))
    ]


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str, values: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    answer = cursor.execute(sql, values)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


class Store:
    """Follows CURRENT: each call of `current` answers from the newest good snapshot.

    `state` is "ok", "degraded" (CURRENT cannot be served, the last good snapshot is) or
    "empty" (nothing can be served); `problem` says why in technical words for the log.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.state = "empty"
        self.problem = ""
        self._loaded: Loaded | None = None
        self._tried: str | None = None
        self._lock = threading.Lock()

    def current(self) -> Loaded | None:
        """The snapshot to serve now, or None when there is none; never raises."""
        wanted = snapshot.current_id(self.root)
        if self._loaded is not None and wanted == self._tried:
            return self._loaded
        with self._lock:
            if wanted != self._tried or self._loaded is None:
                self._follow(wanted)
        return self._loaded

    def _follow(self, wanted: str | None) -> None:
        self._tried = wanted
        self.state, self.problem = "ok", ""
        if self._loaded is not None and self._loaded.id == wanted:  # back to what is served already
            return
        others = [] if self._loaded else [last_id(self.root), *(m["id"] for m in snapshot.history(self.root))]
        for candidate in dict.fromkeys([wanted, *others]):
            if candidate is None:
                if wanted is None:
                    self.state, self.problem = "degraded", "CURRENT is missing"
                continue
            try:
                # The older one is not closed: a reader may still be in the middle of a query.
                self._loaded = Loaded(self.root, candidate)
                return
            except (snapshot.SnapshotError, duckdb.Error) as error:
                self.state, self.problem = "degraded", self.problem or str(error)
        if self._loaded is None:
            self.state = "empty"
