"""An official's file imported, checked and published, beside only reading it.

python -m benchmarks.importing          # 100,000 rows × 15 columns of xlsx; calamine alone reads the same file
python -m benchmarks.importing million  # 1,000,000 rows of CSV; DuckDB alone reads the same file

Every figure is the time of whole processes from start to end, Python's start included on both
sides, in turns, so that a slow moment of the machine falls on both.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from statistics import median

from benchmarks.processes import Run, run
from benchmarks.timing import show
from benchmarks.vendor_list import write_csv, write_xlsx
from cchc_data import sample, snapshot

ROUNDS = 5
TIMES_CALAMINE = 3.0
MILLION_BUDGET = 30_000.0
MEMORY_BUDGET = 1024.0
CALAMINE = """
import sys, time
start = time.perf_counter()
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
print(1000 * (time.perf_counter() - start))
"""
DUCKDB = """
import sys, duckdb
duckdb.connect().read_csv(sys.argv[1], all_varchar=True).create("rows")
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        (_million if sys.argv[1:] == ["million"] else _workbook)(Path(folder))


def _workbook(folder: Path) -> None:
    file = write_xlsx(folder / "list.xlsx", 100_000, seed=1)
    bases = {"a new folder": _new(folder / "new"), "50,000 dossiers": _grown(folder / "grown", 50_000)}
    alone, ours = [], {name: [] for name in bases}
    for _ in range(ROUNDS):
        alone.append(run(["-c", CALAMINE, str(file)]))
        for name, base in bases.items():
            ours[name].append(_taken_in(file, base))
    print(f"calamine alone: {median(float(each.said) for each in alone):.0f} ms of its time are reading")
    for name, pairs in ours.items():
        _tell(f"100,000 rows of xlsx into {name}", pairs, "calamine alone", alone, TIMES_CALAMINE)


def _million(folder: Path) -> None:
    file, base = write_csv(folder / "list.csv", 1_000_000, seed=2), _new(folder / "new")
    alone = [run(["-c", DUCKDB, str(file)]) for _ in range(3)]
    _tell("1,000,000 rows of CSV", [_taken_in(file, base)], "DuckDB's read_csv alone", alone, None)


def _taken_in(file: Path, base: Path) -> tuple[Run, Run]:
    """Import and publish into a fresh copy of `base`."""
    with tempfile.TemporaryDirectory(dir=base.parent) as folder:
        root = shutil.copytree(base, Path(folder) / "data")
        where = ["--data", str(root)]
        return (
            run(["-m", "cchc_data", "import", str(file), *where]),
            run(["-m", "cchc_data", "publish", "--yes", *where]),
        )


def _tell(name: str, pairs: list[tuple[Run, Run]], baseline_name: str, alone: list[Run], times: float | None) -> None:
    """Time from start to end against the budget (`times` the baseline, or that of a million rows), and what it took."""
    baseline, processor = median(r.milliseconds for r in alone), median(r.processor for r in alone)
    both = median(sum(r.milliseconds for r in pair) for pair in pairs)
    show(name, both, baseline_name, baseline, times * baseline if times else MILLION_BUDGET)
    ours = median(sum(r.processor for r in pair) for pair in pairs)
    publish = median(second.milliseconds for _, second in pairs)
    peak = max(r.peak_mib for pair in pairs for r in pair)
    print(f"  {publish:.0f} ms of it publishing; on processors {ours:.0f} ms, {ours / processor:.2f} times {baseline_name}")
    print(f"  at most {peak:.0f} MiB in all its processes together; allowed are {MEMORY_BUDGET:.0f}")


def _new(root: Path) -> Path:
    """The folder of a commune that has published everything but its dossiers."""
    org, work = sample.Setting.load().org, sample.sample()
    root.mkdir()
    (root / "org.toml").write_text("".join(f'{name} = "{value}"\n' for name, value in org.items()), "utf-8")
    for name in ("dossiers", "apology_letters"):
        work[name] = work[name].head(0)
    at = datetime.fromisoformat(f"{sample.Setting.load().as_of}T17:30:00+07:00")
    snapshot.make_current(root, snapshot.write(root, work, org, created_at=at, sources=[]))
    return root


def _grown(root: Path, count: int) -> Path:
    """The same with `count` dossiers that came in before."""
    _new(root)
    file = write_xlsx(root.parent / "before.xlsx", count, seed=3)
    for command in (["import", str(file)], ["publish", "--yes"]):
        run(["-m", "cchc_data", *command, "--data", str(root)])
    return root


if __name__ == "__main__":
    main()
