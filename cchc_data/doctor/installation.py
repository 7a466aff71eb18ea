"""Python, the packages of requirements.txt, the reference data, and whether a workbook can be read at all."""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib import metadata
from pathlib import Path

from cchc_data import reading, reference
from cchc_data.doctor.finding import BAD, GOOD, WARNING, Finding
from cchc_data.received import UnreadableFile
from cchc_data.templates import templates, workbook

OLDEST_PYTHON = (3, 11)
REQUIREMENTS = Path(__file__).parents[2] / "requirements.txt"

_PINNED = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)


def look(root: Path, today: date) -> Iterator[Finding]:
    """Findings about this machine's installation."""
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info[:2] >= OLDEST_PYTHON
    yield Finding(GOOD if good else BAD, "python" if good else "python_old", {"version": version})
    yield from _packages()
    yield from _reference()
    yield _reading()


def _packages() -> Iterator[Finding]:
    wanted = dict(_PINNED.findall(REQUIREMENTS.read_text("utf-8")))
    found = {name: _version(name) for name in wanted}
    wrong = [f"{name} {found[name] or '–'} → {version}" for name, version in wanted.items() if found[name] != version]
    if wrong:
        yield Finding(BAD, "packages_wrong", {"n": len(wrong), "which": "; ".join(wrong)})
    else:
        yield Finding(GOOD, "packages", {"n": len(wanted)})


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _reference() -> Iterator[Finding]:
    entries = reference.manifest()
    changed = [path for path, told in entries.items() if told.get("sha256") and _digest(path) != told["sha256"]]
    if changed:
        yield Finding(WARNING, "reference_changed", {"which": ", ".join(changed)})
    else:
        yield Finding(GOOD, "reference", {"n": len(entries)})


def _digest(path: str) -> str | None:
    try:
        return hashlib.sha256((reference.REFERENCE / path).read_bytes()).hexdigest()
    except OSError:
        return None


def _reading() -> Finding:
    """A blank workbook of ours read the way an official's file is, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        path.write_bytes(workbook(next(iter(templates().values()))))
        try:
            reading.read(path)
        except UnreadableFile as refused:
            return Finding(BAD, "reading_fails", {"why": refused.remark.code})
    return Finding(GOOD, "reading")
