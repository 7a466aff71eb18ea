"""The five questions: of the public cubes, and of the rows by four engines beside."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq

from benchmarks.scale.nation import HERE
from benchmarks.scale.publishing import CUBES

QUESTIONS = (
    "on_time_by_month_and_field",
    "procedures_used_online",
    "ten_late_procedures",
    "open_and_overdue",
    "complaints_by_state",
)
YEAR, LAST = pd.Timestamp("2026-01-01"), pd.Timestamp("2026-10-30")
Ask = Callable[[str], list[tuple[Any, ...]]]
_BATCH = 100_000


def of_cubes(folder: Path) -> Ask:
    """The product's way: cubes loaded once into memory, one thread, a look-up a question."""
    database = duckdb.connect(config={"threads": 1})
    for cube in CUBES:
        path = folder / "rollup" / f"{cube}.parquet"
        database.read_parquet(str(path)).create(cube)
    return lambda question: database.execute(_sql("questions", question)).fetchall()


def of_unit(folder: Path, code: str) -> Ask:
    """The same of one unit's own cubes."""
    database = duckdb.connect(config={"threads": 1})
    for cube in CUBES:
        own = sorted((folder / "cubes" / cube / f"org_code={code}").glob("*.parquet"))
        nothing = database.read_parquet(str(folder / "rollup" / f"{cube}.parquet")).limit(0)  # it may have had no complaint
        (database.read_parquet([str(path) for path in own]) if own else nothing).create(cube)
    return lambda question: database.execute(_sql("questions", question)).fetchall()


@contextmanager
def by_duckdb(folder: Path) -> Iterator[Ask]:
    """DuckDB over the Parquet files of the rows."""
    with duckdb.connect(config={"threads": 2}) as database:
        for table in ("dossiers", "complaints"):
            database.read_parquet(str(folder / "rows" / f"{table}-*.parquet")).create_view(table)
        yield lambda question: database.execute(_sql("rows", question)).fetchall()


@contextmanager
def by_sqlite(folder: Path) -> Iterator[Ask]:
    """SQLite with the rows loaded, days as text."""
    with sqlite3.connect(":memory:") as database:
        for table in ("dossiers", "complaints"):
            for path in sorted((folder / "rows").glob(f"{table}-*.parquet")):
                _into_sqlite(database, table, path)
        yield lambda question: database.execute(_sql("sqlite", question)).fetchall()


@contextmanager
def by_polars(folder: Path) -> Iterator[Ask]:
    """polars, scanning the Parquet files lazily."""
    dossiers, complaints = (pl.scan_parquet(str(folder / "rows" / f"{table}-*.parquet")) for table in ("dossiers", "complaints"))
    ended, day = pl.col("ended"), pl.col
    in_time = day("given_back") | day("due").is_null() | (ended <= day("due"))
    of_year = dossiers.filter(ended >= YEAR.date())

    def late() -> pl.LazyFrame:
        counted = of_year.group_by("proc").agg((~in_time).sum().alias("late")).sort(["late", "proc"], descending=[True, False]).head(10)
        medians = of_year.filter(~day("given_back")).group_by("proc").agg(day("days").median().alias("median"))
        return counted.join(medians, on="proc", how="inner").sort(["late", "proc"], descending=[True, False])

    asked = {
        "on_time_by_month_and_field": lambda: of_year.group_by(ended.dt.strftime("%Y-%m").alias("period"), "field")
        .agg(in_time.sum().alias("in_time"), pl.len()).sort("period", "field"),
        "procedures_used_online": lambda: dossiers.filter(day("received") >= YEAR.date())
        .select(day("proc").filter(day("online")).n_unique().alias("online"), day("proc").n_unique().alias("used")),
        "ten_late_procedures": late,
        "open_and_overdue": lambda: dossiers.filter(ended.is_null()).group_by("field")
        .agg(pl.len(), (day("due") < LAST.date()).sum().alias("overdue")).sort("field"),
        "complaints_by_state": lambda: complaints.filter(day("resolved").is_null() | (day("resolved") >= YEAR.date()))
        .group_by("state").agg(pl.len(), day("days").median().alias("median")).sort("state"),
    }  # fmt: skip
    yield lambda question: asked[question]().collect().rows()


@contextmanager
def by_pandas(folder: Path) -> Iterator[Ask]:
    """pandas with the rows in memory."""
    rows_of = lambda table: pd.concat(map(pd.read_parquet, sorted((folder / "rows").glob(f"{table}-*.parquet"))))  # noqa: E731
    dossiers, complaints = rows_of("dossiers"), rows_of("complaints")
    for frame in (dossiers, complaints):
        for name in frame.columns.intersection(["received", "due", "ended", "resolved"]):
            frame[name] = pd.to_datetime(frame[name])

    def of_year() -> pd.DataFrame:
        rows = dossiers[dossiers["ended"] >= YEAR]
        in_time = rows["given_back"] | rows["due"].isna() | (rows["ended"] <= rows["due"])
        return rows.assign(in_time=in_time)

    def on_time() -> pd.DataFrame:
        rows = of_year()
        return rows.groupby([rows["ended"].dt.strftime("%Y-%m"), "field"])["in_time"].agg(["sum", "count"]).reset_index()

    def online() -> pd.DataFrame:
        rows = dossiers[dossiers["received"] >= YEAR]
        return pd.DataFrame([(rows.loc[rows["online"], "proc"].nunique(), rows["proc"].nunique())])

    def late() -> pd.DataFrame:
        rows = of_year()
        counted = (~rows["in_time"]).groupby(rows["proc"]).sum().rename("late").reset_index()
        first = counted.sort_values(["late", "proc"], ascending=[False, True]).head(10)
        medians = rows[~rows["given_back"]].groupby("proc")["days"].median()
        return first.join(medians, on="proc")

    def overdue() -> pd.DataFrame:
        rows = dossiers[dossiers["ended"].isna()]
        return (rows["due"] < LAST).groupby(rows["field"]).agg(["count", "sum"]).reset_index()

    def states() -> pd.DataFrame:
        rows = complaints[complaints["resolved"].isna() | (complaints["resolved"] >= YEAR)]
        return rows.groupby("state").agg(n=("state", "size"), median=("days", "median")).reset_index()

    asked = dict(zip(QUESTIONS, (on_time, online, late, overdue, states), strict=True))
    yield lambda question: list(asked[question]().itertuples(index=False, name=None))


def same(ours: list[tuple[Any, ...]], theirs: list[tuple[Any, ...]]) -> bool:
    """The same rows: no median is None or not a number, and whole numbers are equal in every type."""
    return [_plain(row) for row in ours] == [_plain(row) for row in theirs]


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(None if pd.isna(value) else value if isinstance(value, str) else float(value) for value in row)


def _sql(kind: str, question: str) -> str:
    path = HERE / kind / f"{question}.sql"
    return (path if path.is_file() else HERE / "rows" / f"{question}.sql").read_text("utf-8")


def _into_sqlite(database: sqlite3.Connection, table: str, path: Path) -> None:
    for batch in pq.ParquetFile(path).iter_batches(_BATCH):
        columns = {name: batch[name] for name in batch.schema.names}
        names, places = ", ".join(columns), ", ".join("?" * len(columns))
        database.execute(f"create table if not exists {table} ({names})")
        cells = [[str(v) if hasattr(v, "isoformat") else v for v in column.to_pylist()] for column in columns.values()]
        rows = zip(*cells, strict=True)
        database.executemany(f"insert into {table} values ({places})", rows)  # noqa: S608 - one of two names of ours
    database.commit()
