"""How long from `git clone` to the first figure: a clone of its own, a new environment, no cached package.

python -m benchmarks.first_figure [WHERE TO CLONE FROM]     (this checkout unless said otherwise)

Says what the steps took: cloning, setting up (download and install), first page. The line to the package
registry is part of it, so it is told how much came over it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from benchmarks.timing import ROOT, free_port
from benchmarks.visitor import FIGURE

MOST_SECONDS = 180
LONGEST = 900


def main(source: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "--quiet", source, clone], check=True)
        cloned = time.perf_counter() - begun
        ready, figure = _started(clone, Path(folder) / "home", begun)
        size = sum(path.stat().st_size for path in (clone / ".venv").rglob("*") if path.is_file()) / 1e6
    print(f"git clone {cloned:.0f} s, environment ready after {ready:.0f} s ({size:.0f} MB installed), first figure after {figure:.0f} s; "
          f"{'within' if figure <= MOST_SECONDS else 'OVER'} {MOST_SECONDS} s")
    return int(figure > MOST_SECONDS)


def _started(clone: Path, home: Path, begun: float) -> tuple[float, float]:
    """`python3 start.py` in the clone, for a user who never installed anything; seconds until ready and until a figure."""
    home.mkdir()
    port = free_port()
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CCHC_"))}
    alone = known | {"HOME": str(home), "PIP_CACHE_DIR": str(home / "pip"), "PIP_NO_CACHE_DIR": "1"}
    python = getattr(sys, "_base_executable", sys.executable)
    command = [python, "start.py", "run", f"--server.port={port}", "--server.address=127.0.0.1"]
    # A group of its own: what start.py starts is to end with it.
    process = subprocess.Popen(command, cwd=clone, env=alone, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        ready = None
        while time.perf_counter() - begun < LONGEST and process.poll() is None:
            if ready is None and (clone / ".venv" / "requirements.txt.sha256").exists():
                ready = time.perf_counter() - begun
            if ready and _figure(port):
                return ready, time.perf_counter() - begun
            time.sleep(0.1)
        raise TimeoutError("no figure came")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def _figure(port: int) -> bool:
    try:
        return bool(FIGURE.search(urllib.request.urlopen(f"http://127.0.0.1:{port}/nhe/", timeout=5).read()))
    except OSError:  # not there yet
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else str(ROOT)))
