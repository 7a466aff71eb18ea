"""A folder for each month below each unit's, beside months as a column: time to write, files, bytes, time to load a unit.

python -m benchmarks.scale 1000000 --alone --keep DIR
python -m benchmarks.scale.partitions DIR/1000000
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import duckdb

from benchmarks.timing import milliseconds

UNITS = 200  # of the 3,321: enough to see, few enough not to wait
CUBE = "timeliness"


def main(published: Path) -> None:
    with duckdb.connect(config={"threads": 1}) as database, tempfile.TemporaryDirectory() as folder:
        units = sorted((published / "cubes" / CUBE).iterdir())[:UNITS]
        files = [str(path) for unit in units for path in unit.glob("*.parquet")]
        database.read_parquet(files, hive_partitioning=True).create(CUBE)
        for by in (["org_code"], ["org_code", "period"]):
            _measure(database, by, Path(folder) / "-".join(by), units[0].name)


def _measure(database: duckdb.DuckDBPyConnection, by: list[str], out: Path, unit: str) -> None:
    start = time.perf_counter()
    database.table(CUBE).order("org_code, period").write_parquet(str(out), partition_by=by)
    written = time.perf_counter() - start
    files = list(out.rglob("*.parquet"))
    own = [str(path) for path in (out / unit).rglob("*.parquet")]
    loaded = milliseconds(lambda: database.read_parquet(own, hive_partitioning=True).fetchall(), 10)
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{', '.join(by):18} written in {written:.1f} s, {len(files):,} files, {size:.1f} MB; one unit loaded in {loaded:.1f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
