#!/usr/bin/env python3
"""Set up and start: `python3 start.py` runs the dashboard, `province` a whole illustrative province,
`test` the tests, `data` the data commands.

`audit` asks which of the installed libraries have known vulnerabilities.

Needs nothing but Python 3.11 or newer. It makes its own environment in .venv, installs
the exact versions of requirements.txt (for tests also tests/requirements.txt, for data in
a bucket requirements-s3.txt, for --engine spark requirements-spark.txt), and does so again
only when they change.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
COMMANDS = {
    "run": ["-m", "streamlit", "run", "dashboard.py"],
    "province": ["-m", "streamlit", "run", "dashboard.py"],
    # In the order of their names: the browser's slow files first, so that none is left over at the end.
    "test": ["-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"],
    "data": ["-m", "cchc_data"],
    "audit": ["-m", "tests.security.audit"],
}
PROVINCE = HERE / "data" / "province"
RUNNING = [HERE / "requirements.txt"]
BUCKET = HERE / "requirements-s3.txt"
SPARK = HERE / "requirements-spark.txt"
TESTING = [*RUNNING, BUCKET, HERE / "tests" / "requirements.txt"]


def main(arguments: list[str]) -> int:
    only_options = not arguments or (arguments[0].startswith("--") and arguments[0] != "--help")
    command, *rest = ["run", *arguments] if only_options else arguments
    if command not in COMMANDS:
        print(f"Cách dùng: python3 start.py [{'|'.join(COMMANDS)}] [tùy chọn]", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):
        print("Cần Python 3.11 trở lên.", file=sys.stderr)
        return 2
    prepare(testing() if command in ("test", "audit") else needed(rest))
    # Files are named as seen from where the official stands.
    here = Path.cwd() if command == "data" else HERE
    paths = os.pathsep.join(filter(None, [str(HERE), os.environ.get("PYTHONPATH")]))
    env = os.environ | {"PYTHONPATH": paths}
    if command == "province":
        env["CCHC_DATA"] = str(PROVINCE)
        if not PROVINCE.is_dir():
            sample = ["-m", "cchc_data", "sample", "--province", "--data", PROVINCE]
            subprocess.check_call([PYTHON, *sample], cwd=HERE, env=env)  # noqa: S603 - our own command
    return hand_over([PYTHON, *COMMANDS[command], *rest], here, env)


def hand_over(program: list[str | Path], here: Path, env: dict[str, str]) -> int:
    """Run the command; where a program can take this process's place it does, so that whoever ends this one ends it."""
    if os.name == "posix":
        os.chdir(here)
        os.execve(PYTHON, program, env)  # noqa: S606 - typed by whoever runs it
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the command, which ends in its own time
    return subprocess.call(program, cwd=here, env=env)  # noqa: S603 - typed by whoever runs it


def needed(arguments: list[str]) -> list[Path]:
    """What running needs; more where the data lies in a bucket, or where Spark is to count."""
    named = [*arguments, os.environ.get("CCHC_DATA", "")]
    bucket = [BUCKET] if any("s3://" in one for one in named) else []
    spark = [SPARK] if "--engine spark" in " ".join(arguments).replace("=", " ") else []
    return [*RUNNING, *bucket, *spark]


def testing() -> list[Path]:
    """The lists that the tests need; Spark's 430 MB only where there is a Java to run it."""
    has_java = os.environ.get("JAVA_HOME") or shutil.which("java")
    return [*TESTING, SPARK] if has_java else TESTING


def prepare(lists: list[Path]) -> None:
    """Make .venv and install the lists, each unless exactly that was done before."""
    if not PYTHON.exists():
        print("Đang chuẩn bị .venv (chỉ một lần; mạng chậm thì vài phút) ...", flush=True)
        subprocess.check_call([sys.executable, "-m", "venv", VENV])  # noqa: S603 - nothing from outside
    for wanted in lists:
        content = hashlib.sha256(wanted.read_bytes()).hexdigest()
        stamp = VENV / f"{wanted.relative_to(HERE).as_posix().replace('/', '-')}.sha256"
        if stamp.is_file() and stamp.read_text() == content:
            continue
        quiet = ["--quiet", "--disable-pip-version-check"]
        subprocess.check_call([PYTHON, "-m", "pip", "install", *quiet, "-r", wanted])  # noqa: S603 - lists of the project
        stamp.write_text(content)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # an old Windows window knows no Vietnamese
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except subprocess.CalledProcessError as error:
        print(f"Chưa chuẩn bị được (mã {error.returncode}); xem các dòng phía trên.", file=sys.stderr)
        sys.exit(1)
