"""CURRENT: the one file that says which snapshot is public, and a second copy for when it is lost.

Without the copy, a folder whose CURRENT is gone could only guess, and might serve a snapshot that was
taken back because of what it showed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CURRENT, COPY = "CURRENT", "CURRENT.copy"

_first: dict[Path, Callable[[str], None]] = {}


def current_id(root: Path) -> str | None:
    """Id of the public snapshot, or None when nothing was published yet."""
    return _read(root / CURRENT)


def last_id(root: Path) -> str | None:
    """Id that became public last, as the copy tells it; None where there is none."""
    return _read(root / COPY)


def stamp(root: Path) -> tuple[int, int, int] | None:
    """Changes whenever CURRENT is written or replaced; None when it is not there."""
    try:
        found = os.stat(f"{root}/{CURRENT}")  # asked for by every request: quicker than joining paths
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@contextmanager
def going_first(root: Path, act: Callable[[str], None]) -> Iterator[None]:
    """Until the end, `act` is called with the id before CURRENT of `root` moves; when it raises, CURRENT stays.

    So a folder that stands for another place never says more than that place does.
    """
    _first[root] = act
    try:
        yield
    finally:
        del _first[root]


def point(root: Path, snapshot_id: str) -> None:
    """Make an id the current one by renames; a crash between them leaves the old one current."""
    if root in _first:
        _first[root](snapshot_id)
    for name in (COPY, CURRENT):
        pending = root / f".{name}-{os.getpid()}"
        write_durably(pending, snapshot_id + "\n")
        os.replace(pending, root / name)


def write_durably(path: Path, text: str) -> None:
    """Write a text; when this returns it is on the disk."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _read(path: Path) -> str | None:
    try:
        # Damaged bytes become an id that does not exist, so readers fall back instead of failing.
        return path.read_text("utf-8", errors="replace").strip() or None
    except OSError:  # not there, or not to be read
        return None
