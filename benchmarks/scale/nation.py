"""The nation's row-level data: invented dossiers of 3,321 units as Parquet, a part at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
from tqdm import tqdm

from cchc_data import instance, publish, snapshot
from cchc_data.schemas import TABLES

UNITS = 3_321
PER_PART = 250_000  # dossiers that are published together: what has to fit, with its groups, below the limit
HERE = Path(__file__).parent

# Chance to be late, and what the catalogue leaves open: only that there are differences matters here.
_LATE, _ALLOWED = 0.035, 5
_SLOTS = """
    create table slots as
    with offered as (
        select proc_code, row_number() over (order by proc_code) as number, coalesce(working_days, $allowed) as allowed
        from public_procedures
        left join limit_days using (proc_code)
    ),
    weighted as (
        select *, 1.0 / number as weight from offered
    ),
    bounded as (
        select *, sum(weight) over (order by number) / sum(weight) over () * 1000 as up_to from weighted
    )
    select
        range::integer as slot,
        arg_min(proc_code, up_to) as proc_code,
        arg_min(least(allowed, 20), up_to) as allowed,
        arg_min($late * (0.3 + number % 7 / 3.0), up_to) as late
    from range(1000)
    join bounded on up_to > range
    group by range
"""
_WORKING = "create table working as select working_index, day from workdays where is_working"
_SPAN = """
    create table span as
    select
        min(working_index) filter (is_working) as first_index,
        max(working_index) filter (day <= (select max(covered_to) from periods)) as last_index
    from workdays
    where day >= (select min(covered_from) from periods)
"""


@dataclass(frozen=True)
class Part:
    """Some units and all of their dossiers."""

    number: int
    first: int
    n: int
    unit: int
    units: int

    def path(self, folder: Path, table: str) -> Path:
        return folder / table / f"part-{self.number:04d}.parquet"


def parts(n: int) -> list[Part]:
    """Units and dossiers in as many parts as the limit asks for."""
    count = max(1, round(n / PER_PART))
    cuts = [(UNITS * k // count, n * k // count) for k in range(count + 1)]
    return [
        Part(k, n0, n1 - n0, u0, u1 - u0) for k, ((u0, n0), (u1, n1)) in enumerate(zip(cuts, cuts[1:], strict=False))
    ]


def prepared(memory: str, spill: Path) -> duckdb.DuckDBPyConnection:
    """The database in which publishing works: calendar, periods, catalogue and procedures of the demo, few at a time."""
    root = instance.demo()
    folder = snapshot.folder(root, snapshot.current_id(root)) / "work"
    with duckdb.connect() as reader:
        work = {name: reader.read_parquet(str(folder / f"{name}.parquet")).df() for name in TABLES}
    database = publish.prepare(work)
    spill.mkdir(parents=True, exist_ok=True)
    database.execute(f"set memory_limit = '{memory}'; set temp_directory = '{spill}'; set threads = 2; set enable_progress_bar = false")
    database.execute(_SLOTS, {"allowed": _ALLOWED, "late": _LATE})
    database.execute(_WORKING)
    database.execute(_SPAN)
    return database


def generate(database: duckdb.DuckDBPyConnection, folder: Path, n: int) -> list[Part]:
    """Write `work/dossiers` and `work/complaints`, unless they are there."""
    found = parts(n)
    for table in ("dossiers", "complaints"):
        (folder / table).mkdir(parents=True, exist_ok=True)
    for part in tqdm(found, desc=f"{n:,} dossiers", leave=False):
        for table in ("dossiers", "complaints"):
            asked = {"first": part.first, "n": part.n, "unit": part.unit, "units": part.units}
            database.sql((HERE / f"{table}.sql").read_text("utf-8"), params=asked).write_parquet(str(part.path(folder, table)))
    return found
