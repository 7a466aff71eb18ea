"""Fill the public tables of a loaded database by Spark; what comes out is what DuckDB would have counted.

A small table travels inside the plan, a large one as Parquet in a folder that all machines
see (`CCHC_SPARK_FOLDER`, else a temporary one); cubes come back as Arrow, in the order that
their SQL gives them. The database is DuckDB's in either case, so the same hand writes the
files of a snapshot.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from pyspark.sql import DataFrame, SparkSession

from cchc_data import publish
from cchc_data.publish.before import COMPARED, LOG, Before
from cchc_data.publish.spark import carrying, session

FOLDER = "CCHC_SPARK_FOLDER"
SMALL = 50_000  # rows

Params = Mapping[str, str | None]


def count(database: duckdb.DuckDBPyConnection, params: Params, before: Before) -> duckdb.DuckDBPyConnection:
    """Create the schema `public` with every cube in the database that `publish.build` has loaded; returns it.

    Raises EngineMissing where there is no Java.
    """
    loaded = [name for (name,) in database.sql("show tables").fetchall()]
    spark = session.opened(few_rows=max(len(database.table(name)) for name in loaded) <= SMALL)
    with TemporaryDirectory(prefix="cchc-spark-", dir=os.environ.get(FOLDER)) as folder:
        _hand_over(database, spark, Path(folder), {name: f"main.{name}" for name in loaded})
        text = _text(*publish.VIEWS)
        _views(spark, text)
        database.execute("create schema public")
        _cubes(database, spark, COMPARED, params, text)
        before.load(database)
        others = [("public", name) for name in COMPARED] + [("before", name) for name in (*COMPARED, LOG)]
        _hand_over(database, spark, Path(folder), {carrying.named(*one): ".".join(one) for one in others})
        _cubes(database, spark, [name for name in publish.CUBES if name not in COMPARED], params, text)
        spark.catalog.clearCache()
    return database


def _text(*names: str) -> str:
    return "\n".join((publish.FOLDER / f"{name}.sql").read_text("utf-8") for name in names)


def _hand_over(database: duckdb.DuckDBPyConnection, spark: SparkSession, folder: Path, tables: Mapping[str, str]) -> None:
    """Tables of the database as views of Spark, by the name that each has there."""
    for name, table in tables.items():
        rows = database.table(table)
        (_within(spark, rows) if len(rows) <= SMALL else _beside(spark, rows, folder / f"{name}.parquet")).createTempView(name)


def _within(spark: SparkSession, rows: duckdb.DuckDBPyRelation) -> DataFrame:
    table = rows.to_arrow_table()
    return spark.createDataFrame(table if table.num_rows else table.schema.empty_table())  # no rows, but a piece of none


def _beside(spark: SparkSession, rows: duckdb.DuckDBPyRelation, path: Path) -> DataFrame:
    rows.write_parquet(str(path))
    return spark.read.parquet(path.as_uri())


def _views(spark: SparkSession, text: str) -> None:
    """What all cubes stand on."""
    for statement in carrying.views(text):
        frame = spark.sql(statement.sql)
        (frame.persist() if statement.kept else frame).createTempView(statement.name)


def _cubes(database: duckdb.DuckDBPyConnection, spark: SparkSession, names: Iterable[str], params: Params, text: str) -> None:
    """One after the other: Spark shares each among all cores, and more at once only take them from each other."""
    for name in names:
        answer = spark.sql(carrying.cube(_text(name), text), args=dict(params)).toArrow()
        database.from_arrow(answer).create(f"public.{name}")
