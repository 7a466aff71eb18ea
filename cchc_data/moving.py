"""Folders put into their place, and out of sight, by one rename: half of one is never taken for a whole one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def move(source: Path, target: Path) -> None:
    """Rename a finished folder into its place; one that is there already stays as it is."""
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)


def link(source: Path, target: Path) -> None:
    """The same bytes under a second name, or a copy where the disk knows no second names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def place(path: Path, body: bytes) -> None:
    """Put a file where it belongs by a rename: whoever reads it sees all of it, or what was there."""
    pending = path.with_name(f".{path.name}-{os.getpid()}")
    pending.write_bytes(body)
    pending.replace(path)


def remove(root: Path, gone: Path) -> None:
    """Remove a folder of snapshots or drafts; what a crash leaves of it is swept up with what is half built."""
    if gone.is_dir():
        out_of_sight = root / "snapshots" / f".building-{os.getpid()}-gone"
        gone.rename(out_of_sight)
        shutil.rmtree(out_of_sight, ignore_errors=True)
