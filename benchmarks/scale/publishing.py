"""Publish a nation in parts, within a fixed memory: the product's own SQL, once for many units.

The cubes' SQL asks for one unit by `$org_code`; here every dossier carries its unit, and the
place becomes that column. Each cube is written in a folder a unit, sorted by period, and
summed over units into the roll-up that the nation's questions are asked of.
"""

from __future__ import annotations

import resource
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
from tqdm import tqdm

from benchmarks.scale.nation import HERE, Part, generate, parts, prepared
from cchc_data import publish

MEMORY = "1GB"
CUBES = ("timeliness", "intake", "durations", "complaints")
_REBUILT = {"create view": "create or replace view", "create table": "create or replace table",
            "create macro": "create or replace macro"}  # fmt: skip


def publish_size(n: int, root: Path) -> None:
    """Generate and publish `n` dossiers in `root/n`, unless that was done, and print what it took."""
    folder = root / str(n)
    if (folder / "done").exists():
        return
    database = prepared(MEMORY, root / "spill")
    start = time.perf_counter()
    found = generate(database, folder / "work", n)
    generated = time.perf_counter()
    publish_all(database, folder / "work", folder, found)
    spent = time.perf_counter() - generated
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = {name: sum(p.stat().st_size for p in (folder / name).rglob("*.parquet")) / 1e6 for name in ("work", "cubes", "rollup")}
    print(
        f"{n:,} dossiers, {len(parts(n))} parts: generated in {generated - start:.1f} s, published in {spent:.1f} s"
        f" ({n / spent:,.0f} a second), peak of the process {peak:.0f} MiB; MB: "
        + ", ".join(f"{name} {size:.1f}" for name, size in sizes.items()),
        flush=True,
    )
    (folder / "done").touch()


def publish_all(database: duckdb.DuckDBPyConnection, work: Path, out: Path, parts: Sequence[Part]) -> None:
    """Write `cubes/<cube>/org_code=<unit>/`, `rollup/<cube>.parquet` and `rows/` for the engines beside."""
    for name in ("rows", "parts", "cubes", "rollup"):
        shutil.rmtree(out / name, ignore_errors=True)
    for name in ("rows", "cubes", *(f"parts/{cube}" for cube in CUBES)):
        (out / name).mkdir(parents=True)
    base = _base()
    for part in tqdm(parts, desc="publish", leave=False):
        _load(database, part, work)
        database.execute(base)
        for cube in CUBES:
            _publish(database, cube, part, out)
        for table in ("dossiers", "complaints"):
            path = out / "rows" / f"{table}-{part.number:04d}.parquet"
            database.sql((HERE / f"rows_{table}.sql").read_text("utf-8")).write_parquet(str(path))
    for cube in CUBES:
        _roll_up(database, cube, out)


def _base() -> str:
    """`_base.sql` once more, over other dossiers."""
    sql = (publish.FOLDER / "_base.sql").read_text("utf-8")
    for first, again in _REBUILT.items():
        sql = sql.replace(first, again)
    return sql


def _load(database: duckdb.DuckDBPyConnection, part: Part, work: Path) -> None:
    for table in ("dossiers", "complaints"):
        database.read_parquet(str(part.path(work, table))).create("arrived")
        database.execute(f"create or replace table {table} as from arrived; drop table arrived")
    database.execute("create or replace table apology_letters as " + (HERE / "letters.sql").read_text("utf-8"))


def _publish(database: duckdb.DuckDBPyConnection, cube: str, part: Part, out: Path) -> None:
    sql = (publish.FOLDER / f"{cube}.sql").read_text("utf-8").replace("$org_code as org_code", "org_code")
    database.execute(f"create or replace temp table cube as {sql}")
    ours = database.table("cube")
    ours.write_parquet(str(out / "cubes" / cube), partition_by=["org_code"], filename_pattern="{uuid}",
                       append=True)
    kept = ", ".join(name for name in ours.columns if name not in ("org_code", "n"))
    summed = ours.aggregate(f"{kept}, sum(n)::bigint as n")
    summed.write_parquet(str(out / "parts" / cube / f"{part.number:04d}.parquet"))


def _roll_up(database: duckdb.DuckDBPyConnection, cube: str, out: Path) -> None:
    parts = database.read_parquet(str(out / "parts" / cube / "*.parquet"))
    kept = ", ".join(name for name in parts.columns if name != "n")
    (out / "rollup").mkdir(exist_ok=True)
    parts.aggregate(f"{kept}, sum(n)::bigint as n").order("period").write_parquet(str(out / "rollup" / f"{cube}.parquet"))
