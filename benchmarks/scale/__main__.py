"""Five questions to a nation of 3,321 units, from ten thousand dossiers to ten million.

python -m benchmarks.scale                          # 10,000, 1,000,000 and 10,000,000 dossiers, in a temporary folder
python -m benchmarks.scale 10000 1000000 --keep DIR # other sizes; what was generated stays in DIR
python -m benchmarks.scale 10000 100000000          # a hundred million: about 45 minutes, 5 GB on the disk

Needs benchmarks/requirements.txt. Each size is generated, published by the product's SQL within
MEMORY, and asked. Sizes are asked in turns, so that a slow moment of the machine falls on all of
them; every engine's answer must be the same as that of the cubes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from benchmarks.scale import asking
from benchmarks.scale.publishing import publish_size

SIZES = (10_000, 1_000_000, 10_000_000)
ROUNDS, SLOW_ROUNDS = 40, 3
SLOW = 2_000.0
BUDGET, GROWTH = 15.0, 1.5
BESIDE = {
    "DuckDB, Parquet": asking.by_duckdb,
    "polars, Parquet": asking.by_polars,
    "pandas": asking.by_pandas,
    "SQLite": asking.by_sqlite,
}
IN_MEMORY = {"pandas": 10_000_000, "SQLite": 10_000_000}  # rows that an engine which keeps them all in memory is given at most
UNIT = "U1234"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    options.add_argument("--keep", type=Path)
    options.add_argument("--alone", action="store_true", help="without the engines beside")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(chosen.sizes, chosen.keep or Path(folder), {} if chosen.alone else BESIDE)


def run(sizes: list[int], root: Path, beside: Mapping[str, Callable]) -> None:
    for n in sizes:  # each in a process of its own: its peak is its own, and what it leaves behind slows no question
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            alone.submit(publish_size, n, root).result()
    _cubes(sizes, root)
    for name, engine in beside.items():
        for n in sizes:
            if n > IN_MEMORY.get(name, n):
                print(f"{name:18} {n:>12,}: not asked, its rows do not fit in memory", flush=True)
                continue
            _beside(name, engine, root / str(n), n)


def _cubes(sizes: list[int], root: Path) -> None:
    """Median milliseconds of each question at each size, asked in turns, waited and of processor; and of one unit.

    On a machine that others use too, one waits longer than the processor works.
    """
    asks = {n: asking.of_cubes(root / str(n)) for n in sizes} | {UNIT: asking.of_unit(root / str(sizes[-1]), UNIT)}
    spent = {n: {question: [] for question in asking.QUESTIONS} for n in asks}
    for _ in range(ROUNDS + 1):
        for question in asking.QUESTIONS:
            for n, ask in asks.items():
                busy = time.thread_time()
                waited = _milliseconds(lambda ask=ask, question=question: ask(question))
                spent[n][question].append((waited, 1000 * (time.thread_time() - busy)))
    print(f"{'ms waited (processor)':28}" + "".join(f"{f'{n:,}' if n != UNIT else n:>18}" for n in asks) + f"{'growth':>9}")
    for question in asking.QUESTIONS:
        shown = {n: [median(each[1:]) for each in zip(*spent[n][question], strict=True)] for n in asks}
        first, last = shown[sizes[0]], shown[sizes[-1]]
        verdict = "within" if max(shown[n][0] for n in sizes) <= BUDGET and last[0] <= GROWTH * first[0] else "OVER"
        told = "".join(f"{waited:10.2f} ({busy:5.2f})" for waited, busy in shown.values())
        print(f"{question:28}{told} {last[0] / first[0]:8.2f}x {verdict}", flush=True)


def _beside(name: str, engine: Callable, folder: Path, n: int) -> None:
    ours = asking.of_cubes(folder)
    told = []
    with engine(folder) as ask:
        for question in asking.QUESTIONS:
            start = time.perf_counter()
            answer = ask(question)
            first = 1000 * (time.perf_counter() - start)
            if not asking.same(ours(question), answer):
                raise AssertionError(f"{name} answers {question} otherwise")
            again = SLOW_ROUNDS if first < SLOW else 0  # what takes seconds is asked once
            told.append(median([_milliseconds(lambda question=question: ask(question)) for _ in range(again)] or [first]))
    print(f"{name:18} {n:>12,}: " + ", ".join(f"{ms:,.1f}" for ms in told) + " ms", flush=True)


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
