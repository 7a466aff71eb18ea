"""From how many dossiers on does Spark pay? Both engines count the same tables, in turns, on this machine.

python -m benchmarks.engines                    # 10,000, 100,000 and 1,000,000 dossiers
python -m benchmarks.engines 10000 --rounds 5   # other sizes

Needs requirements-spark.txt and Java. The demo's dossiers are repeated, each copy under codes of
its own. Seconds are those of `publish.build`, loading included; Spark's first build, in which Java
starts and warms up, is told apart. The measurement stops where a table differs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from statistics import median

import duckdb
import pandas as pd

from cchc_data import instance, publish, snapshot
from cchc_data.checking.merge import current_work
from cchc_data.engines import ENGINES, SPARK

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    options.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = options.parse_args()
    work = current_work(instance.demo(), snapshot.current_id(instance.demo()))
    print(f"Spark's first build, of the demo: {_build(work, SPARK)[0]:.1f} s", flush=True)
    for n in chosen.sizes:
        _measure({**work, "dossiers": repeated(work["dossiers"], n)}, n, chosen.rounds)


def repeated(dossiers: pd.DataFrame, n: int) -> pd.DataFrame:
    """`n` dossiers: the given ones again and again, each copy under codes of its own."""
    copies = [dossiers.assign(dossier_code=dossiers["dossier_code"] + f"-{k}") for k in range(-(-n // len(dossiers)))]
    return pd.concat(copies, ignore_index=True).head(n)


def _measure(work: Mapping[str, pd.DataFrame], n: int, rounds: int) -> None:
    spent: dict[str, list[float]] = {engine: [] for engine in ENGINES}
    for _ in range(rounds):
        told = {}
        for engine in ENGINES:
            seconds, told[engine] = _build(work, engine)
            spent[engine].append(seconds)
        differing = [name for name in publish.CUBES if len({one[name] for one in told.values()}) > 1]
        if differing:
            raise AssertionError(f"the engines differ: {', '.join(differing)}")
    ours, theirs = (median(spent[engine]) for engine in ENGINES)
    runs = "; ".join(f"{engine} {', '.join(f'{s:.1f}' for s in each)}" for engine, each in spent.items())
    print(f"{n:>12,}: DuckDB {ours:.1f} s, Spark {theirs:.1f} s, {theirs / ours:.1f}x ({runs})", flush=True)


def _build(work: Mapping[str, pd.DataFrame], engine: str) -> tuple[float, dict[str, int]]:
    """Seconds of a build, and a hash of each cube's rows in their order."""
    start = time.perf_counter()
    with publish.build(work, "H21.000", engine=engine) as database:
        spent = time.perf_counter() - start
        return spent, {name: _told(database, name) for name in publish.CUBES}


def _told(database: duckdb.DuckDBPyConnection, name: str) -> int:
    return hash(tuple(database.table(f"public.{name}").project("hash(columns(*))").fetchall()) or name)


if __name__ == "__main__":
    main()
