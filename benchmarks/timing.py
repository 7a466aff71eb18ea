"""Timing shared by the benchmarks: medians of repeated calls, and a server to ask."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]


def milliseconds(work: Callable[[], object], times: int) -> float:
    """Median duration of `work` in milliseconds after one warm-up call."""
    work()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - start))
    return median(spent)


def show(name: str, measured: float, baseline_name: str, baseline: float, budget: float) -> None:
    """One result line: the figure, its ratio to the baseline of the same run, and the budget."""
    verdict = "within" if measured <= budget else "OVER"
    ratio = f"{measured / baseline:.2f} x {baseline_name} ({baseline:.2f} ms)"
    print(f"{name}: {measured:.2f} ms = {ratio}; {verdict} the budget of {budget:.0f} ms")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def streamlit(script: Path | str, data: Path | None = None) -> tuple[str, subprocess.Popen[bytes]]:
    """Start Streamlit on `script`, perhaps with a data folder of its own; its address and process, which the caller ends."""
    port, own = free_port(), {"CCHC_DATA": str(data)} if data else {}
    where = [f"--server.port={port}", "--server.address=127.0.0.1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *where],
        cwd=ROOT, env=os.environ | own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return f"http://127.0.0.1:{port}", process


@contextmanager
def server(script: Path, first_path: str) -> Iterator[tuple[str, float]]:
    """Start Streamlit on `script`; yields the address and the seconds until `first_path` answered."""
    start = time.perf_counter()
    address, process = streamlit(script)
    try:
        wait_for(address + first_path)
        yield address, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address: str, limit: float = 60) -> None:
    end = time.perf_counter() + limit
    while time.perf_counter() < end:
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except OSError:  # not there yet, or too busy to answer
            time.sleep(0.02)
    raise TimeoutError(address)
