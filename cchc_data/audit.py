"""The log of who did what: one line an act, only ever added to, each line holding the hash of the one before.

It lies in the data folder as `audit.jsonl`, is never published, and names people by the
address they logged in with. Every published manifest says how long the log was and what its
last line's hash was, so neither a line in the middle nor the log's end can go unseen.
"""

from __future__ import annotations

import errno
import getpass
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Any

from cchc_data.checking.lock import alone

FILE = "audit.jsonl"
_PATIENCE = 10  # seconds to wait for another line to be written


class AuditError(RuntimeError):
    """The log is not what was written."""


@dataclass(frozen=True)
class Entry:
    """One act; `snapshot` is the id it was about, `about` what else is worth knowing, `sha256` of its line."""

    number: int
    at: datetime
    who: str
    what: str
    snapshot: str | None
    about: Mapping[str, Any]
    sha256: str

    @property
    def anchor(self) -> dict[str, Any]:
        """What a manifest keeps of the log as it stands with this entry."""
        return {"entries": self.number, "sha256": self.sha256}


def append(
    root: Path, who: str, what: str, *, at: datetime, snapshot: str | None = None, about: Mapping[str, Any] | None = None
) -> Entry:
    """Add one act; when this returns it is on the disk. Raises OSError when it could not be, and adds nothing."""
    with alone(root, ".audit-lock", _PATIENCE), _opened(root / FILE) as file:
        lines = _whole_lines(file)
        act = {
            "number": len(lines) + 1,
            "at": at.isoformat(timespec="seconds"),
            "who": who,
            "what": what,
            "snapshot": snapshot,
            "about": dict(about or {}),
            "previous": _hash(lines[-1]) if lines else None,
        }
        line = json.dumps(act, ensure_ascii=False, sort_keys=True).encode()
        _write_whole(file, line + b"\n")
    return _entry(line)


def entries(root: Path) -> list[Entry]:
    """Every act, oldest first; raises AuditError where the chain is broken."""
    try:
        lines = (root / FILE).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    found, previous = [], None
    for number, line in enumerate(lines, start=1):
        try:
            entry, said = _entry(line), json.loads(line)["previous"]
        except (ValueError, KeyError, TypeError) as error:
            raise AuditError(f"{FILE}: line {number} cannot be read") from error
        if entry.number != number or said != previous:
            raise AuditError(f"{FILE}: line {number} does not follow the line before it")
        previous = entry.sha256
        found.append(entry)
    return found


def verify(root: Path, manifests: Iterable[Mapping[str, Any]]) -> int:
    """Check the chain, and that every published manifest's anchor is in it; returns the number of lines."""
    found = entries(root)
    for manifest in manifests:
        anchor = manifest.get("log")
        if anchor and anchor not in [entry.anchor for entry in found[anchor["entries"] - 1 : anchor["entries"]]]:
            raise AuditError(f"{FILE}: line {anchor['entries']} is not the one that {manifest['id']} names")
    return len(found)


def operator() -> str:
    """Who types commands on this machine, as the log names them."""
    try:
        return f"lenh:{getpass.getuser()}"
    except (KeyError, OSError):
        return "lenh:?"


def _opened(path: Path) -> FileIO:
    """The log for its owner alone, unbuffered: what cannot be written fails at once."""
    return open(path, "ab+", buffering=0, opener=lambda name, flags: os.open(name, flags, 0o600))


def _whole_lines(file: FileIO) -> list[bytes]:
    """The lines so far; what a power cut left half written was never confirmed to anybody and goes."""
    file.seek(0)
    content = file.readall()
    end = content.rfind(b"\n") + 1
    if end < len(content):
        file.truncate(end)
    return content[:end].splitlines()


def _write_whole(file: FileIO, line: bytes) -> None:
    before = file.seek(0, os.SEEK_END)
    try:
        if file.write(line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), FILE)
        os.fsync(file.fileno())
    except OSError:
        file.truncate(before)
        raise


def _entry(line: bytes) -> Entry:
    told = json.loads(line)
    at = datetime.fromisoformat(told["at"])
    return Entry(told["number"], at, told["who"], told["what"], told["snapshot"], told["about"], _hash(line))


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
