"""Commands as whole processes: how long they take from start to end, and what they need together."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import ROOT

_EVERY = 0.1  # seconds between two looks at the memory: more often would take time from what is measured
_MIB = 1 << 20


@dataclass(frozen=True)
class Run:
    """One finished command and all its children: milliseconds from start to end and on processors,
    the most they held in memory at one moment (MiB; what they share is counted for each), what it printed."""

    milliseconds: float
    processor: float
    peak_mib: float
    said: str


def run(arguments: Sequence[str]) -> Run:
    """Run Python with `arguments` in the project's folder; raises CalledProcessError when it fails."""
    start, used = time.perf_counter(), _processor()
    with subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        peaks = [0]
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        said = process.communicate()[0]
        spent = 1000 * (time.perf_counter() - start)
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return Run(spent, _processor() - used, peaks[0] / _MIB, said)


def _processor() -> float:
    """Milliseconds that finished children have spent on processors."""
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (told.ru_utime + told.ru_stime)


def _watch(process: subprocess.Popen[str], peaks: list[int]) -> None:
    while process.poll() is None:
        peaks[0] = max(peaks[0], sum(map(_resident, _family(process.pid))))
        time.sleep(_EVERY)


def _family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    found = [pid]
    for known in found:  # grows while it is walked
        found += [child for child, parent in parents.items() if parent == known]
    return found


def _parent(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:  # it has just ended
        return 0


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
