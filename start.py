#!/usr/bin/env python3
"""Set up and start: `python3 start.py` runs the dashboard, `python3 start.py test` the tests.

Needs nothing but Python 3.11 or newer. It makes its own environment in .venv, installs
the exact versions of requirements.txt, and does so again only when that file changes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.sha256"
COMMANDS = {
    "run": ["-m", "streamlit", "run", "dashboard.py"],
    "test": ["-m", "pytest"],
}


def main(arguments: list[str]) -> int:
    command, *rest = arguments or ["run"]
    if command not in COMMANDS:
        print(f"usage: python3 start.py [{'|'.join(COMMANDS)}] [options]", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):
        print("This needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    prepare()
    return subprocess.call([PYTHON, *COMMANDS[command], *rest], cwd=HERE)


def prepare() -> None:
    """Make .venv and install requirements.txt, unless exactly that was done before."""
    wanted = hashlib.sha256((HERE / "requirements.txt").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv (once, some minutes on a slow line) ...", flush=True)
    subprocess.check_call([sys.executable, "-m", "venv", VENV])
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.check_call([PYTHON, "-m", "pip", "install", *quiet, "-r", HERE / "requirements.txt"])
    STAMP.write_text(wanted)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except subprocess.CalledProcessError as error:
        print(f"Setting up failed (exit code {error.returncode}); see the lines above.", file=sys.stderr)
        sys.exit(1)
