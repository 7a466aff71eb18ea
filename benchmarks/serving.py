"""The light overview over HTTP beside /healthz, and start to first answer beside a hello app.

python -m benchmarks.serving
"""

from __future__ import annotations

import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from benchmarks.timing import ROOT, milliseconds, server, show

PAGE_BUDGET = 15.0
START_BUDGET = 3000.0
STARTS = 5
HELLO = 'import streamlit as st\n\nst.metric("Hello", 1)\n'


def main() -> None:
    with server(ROOT / "dashboard.py", "/nhe/") as (address, _):
        time.sleep(3)  # the warm-up behind the scenes is not what is measured here
        nothing = milliseconds(lambda: _get(address + "/healthz"), 200)
        page = milliseconds(lambda: _get(address + "/nhe/"), 200)
    show("light overview", page, "/healthz", nothing, PAGE_BUDGET)
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        # In turns, so that a slow moment of the machine falls on both.
        pairs = [(_start(ROOT / "dashboard.py", "/nhe/"), _start(hello, "/")) for _ in range(STARTS)]
    ours, bare = (median(times) for times in zip(*pairs, strict=True))
    show("start to first answer", ours, "a Streamlit hello app", bare, START_BUDGET)


def _get(address: str) -> bytes:
    return urllib.request.urlopen(address, timeout=10).read()


def _start(script: Path, first_path: str) -> float:
    with server(script, first_path) as (_, seconds):
        return 1000 * seconds


if __name__ == "__main__":
    main()
