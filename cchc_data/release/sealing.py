"""Sealing: from a folder of tables to a finished snapshot, with a manifest that is never touched again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data import snapshot
from cchc_data.digest import sha256
from cchc_data.lineage import FROZEN
from cchc_data.moving import link


@dataclass(frozen=True)
class Seal:
    """What a publication adds to the tables it publishes: locks (all that then hold), restatements, time."""

    at: datetime
    locked: list[dict[str, Any]]
    restatements: list[dict[str, Any]] = field(default_factory=list)


def seal(root: Path, source: str, sealed: Seal, record: Callable[[str], dict[str, Any]]) -> str:
    """Write the tables of `source`, a draft or a snapshot, as the child of the current snapshot.

    `record` writes the new id into the log and answers how far the log then reaches, so that
    its end cannot be cut off unseen. Returns the id; nothing is public yet. Raises OSError
    when the disk is full; then nothing is left behind.
    """
    building = root / "snapshots" / f".building-{os.getpid()}"
    shutil.rmtree(building, ignore_errors=True)
    try:
        manifest = _manifest(root, source, sealed)
        _link_tables(snapshot.folder(root, source), building, manifest["tables"])
        if sealed.locked:
            manifest["tables"][FROZEN] = _freeze(root, source, building, sealed)
        told = (manifest[name] for name in ("as_of", "org", "tables", "locked", "restatements"))
        manifest["id"] = snapshot.make_id(*told)
        manifest["log"] = record(manifest["id"])
        snapshot.write_manifest(building, manifest)
        snapshot.move(building, root / "snapshots" / manifest["id"])
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return manifest["id"]


def _manifest(root: Path, source: str, sealed: Seal) -> dict[str, Any]:
    manifest = snapshot.read_manifest(root, source)
    parent = snapshot.current_id(root)
    tables = {name: facts for name, facts in manifest["tables"].items() if name != FROZEN}
    changes = {
        "parent": parent,
        "parent_sha256": sha256(snapshot.folder(root, parent) / "manifest.json") if parent else None,
        "published_at": sealed.at.isoformat(timespec="seconds"),
        "locked": sealed.locked,
        "restatements": sealed.restatements,
        "tables": tables,
    }
    return manifest | changes


def _link_tables(source: Path, target: Path, names: dict[str, Any]) -> None:
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        link(source / name, path)


def _freeze(root: Path, source: str, building: Path, sealed: Seal) -> dict[str, Any]:
    """Write the figures of every locked period beside the tables they were measured from."""
    from cchc_data.release import frozen  # with DuckDB and pyarrow: only where something is locked

    path = building / FROZEN
    rows = frozen.write(path, root, source, sealed.locked)
    return {"rows": rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
