"""Sealing: from a folder of tables to a finished snapshot, with a manifest that is never touched again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cchc_data import snapshot
from cchc_data.digest import sha256
from cchc_data.lineage import FROZEN
from cchc_data.locks import locked_periods
from cchc_data.store import Loaded

# As queries/figures_table.sql has it.
_FIGURES = pa.schema(
    [
        *((name, pa.string()) for name in ("indicator", "period", "org_code", "field")),
        *((name, pa.int64()) for name in ("numerator", "denominator")),
        ("value", pa.float64()),
        ("sample", pa.int64()),
        ("suppressed", pa.bool_()),
    ]
)


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
        snapshot.write_durably(building / "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
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
    """The same bytes under a second name, or a copy where the disk knows no second names."""
    for name in names:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / name, path)
        except OSError:
            shutil.copyfile(source / name, path)


def _freeze(root: Path, source: str, building: Path, sealed: Seal) -> dict[str, Any]:
    """Write the figures of every locked period beside the tables they were measured from."""
    with closing(Loaded(root, source)) as loaded:
        locked = locked_periods(sealed.locked, loaded.periods)
        rows = loaded.rows("figures_of_periods", periods=sorted(locked))
    path = building / FROZEN
    pq.write_table(pa.Table.from_pylist(rows, _FIGURES), path, compression="zstd")
    with path.open("rb") as written:
        os.fsync(written.fileno())
    return {"rows": len(rows), "bytes": path.stat().st_size, "sha256": sha256(path)}
