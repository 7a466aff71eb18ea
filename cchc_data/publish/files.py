"""Published tables as files: one Parquet file a table, and what a manifest says of each."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from cchc_data import publish
from cchc_data.digest import sha256


def write(folder: Path, database: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Write what `publish.build` made into `folder`; name of each file → rows, bytes and sha256.

    When it returns, the files outlive a power cut.
    """
    for tier in ("work", "public"):
        (folder / tier).mkdir(parents=True)
    tables = {f"work/{name}.parquet": f"main.{name}" for name in publish.TABLES}
    tables |= {f"public/{name}.parquet": f"public.{name}" for name in publish.CUBES}
    # Many at once: a disk that is asked for all of them writes its journal once.
    with ThreadPoolExecutor(16) as writers:
        facts = writers.map(lambda name: _write(database, tables[name], folder / name), tables)
        return dict(zip(tables, facts, strict=True))


def _write(database: duckdb.DuckDBPyConnection, table: str, path: Path) -> dict[str, Any]:
    with database.cursor() as cursor:
        cursor.execute(f"copy {table} to $path (format parquet, compression zstd)", {"path": str(path)})
    with path.open("rb") as written:
        os.fsync(written.fileno())
    return {"rows": pq.read_metadata(path).num_rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
