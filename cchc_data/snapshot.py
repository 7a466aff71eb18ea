"""Snapshots: written once, checked by hash, made public by one rename.

    <root>/CURRENT                   id of the public snapshot; CURRENT.copy for when it is lost
    <root>/catalogue/                the procedures' texts, where the unit has a catalogue of its own
    <root>/drafts/<id>/              a snapshot nobody has published: no reader ever looks here
    <root>/snapshots/<id>/manifest.json
    <root>/snapshots/<id>/work/*.parquet     row level, internal
    <root>/snapshots/<id>/public/*.parquet   cubes, all that the site ever opens

A snapshot is never modified. Its id is its as-of date and the hash of what it tells; its
manifest names its parent and the hash of the parent's manifest, so history is a chain.
`release` decides which draft becomes public.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_data.digest import intact, sealed, sha256
from cchc_data.engines import DUCKDB
from cchc_data.moving import move, remove
from cchc_data.pointer import current_id, point, write_durably

if TYPE_CHECKING:
    import pandas as pd

    from cchc_data.publish import Coverage
    from cchc_data.publish.before import Before

SCHEMA_VERSION = 1
FORMULA_VERSION = 1


class SnapshotError(RuntimeError):
    """A snapshot is missing, incomplete or does not match its own hashes."""


def folder(root: Path, snapshot_id: str) -> Path:
    """Where a snapshot lies; a draft lies apart until it is made current."""
    draft, published = root / "drafts" / snapshot_id, root / "snapshots" / snapshot_id
    return draft if draft.is_dir() and not published.is_dir() else published


def read_manifest(root: Path, snapshot_id: str) -> dict[str, Any]:
    """Read a manifest; raises SnapshotError when it is missing, not JSON or not this snapshot's."""
    try:
        manifest = json.loads((folder(root, snapshot_id) / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SnapshotError(f"{snapshot_id}: manifest cannot be read") from error
    if not isinstance(manifest, dict) or manifest.get("id") != snapshot_id:
        raise SnapshotError(f"{snapshot_id}: manifest is not that of this snapshot")
    if not intact(manifest):
        raise SnapshotError(f"{snapshot_id}: manifest was changed")
    return manifest


def all_ids(root: Path) -> list[str]:
    """Ids of every snapshot, readable or not; one still being built is none."""
    return _ids(root / "snapshots")


def drafts(root: Path) -> list[dict[str, Any]]:
    """Manifests of every readable draft, newest first; what is public already is none."""
    return _manifests(root, [draft for draft in _ids(root / "drafts") if draft != current_id(root)])


def history(root: Path) -> list[dict[str, Any]]:
    """Manifests of every readable snapshot, newest first; drafts are not among them."""
    return _manifests(root, all_ids(root))


def _ids(parent: Path) -> list[str]:
    return sorted(p.name for p in parent.glob("*") if p.is_dir() and not p.name.startswith("."))


def _manifests(root: Path, ids: list[str]) -> list[dict[str, Any]]:
    found = []
    for snapshot_id in ids:
        try:
            found.append(read_manifest(root, snapshot_id))
        except SnapshotError:
            continue
    return sorted(found, key=lambda m: (m.get("published_at") or m["created_at"], m["id"]), reverse=True)


def write(
    root: Path,
    work: Mapping[str, pd.DataFrame],
    org: Mapping[str, Any],
    *,
    created_at: datetime,
    sources: list[dict[str, Any]],
    illustrative: bool = False,
    draft: bool = False,
    forms: pd.DataFrame | None = None,
    engine: str = DUCKDB,
) -> str:
    """Write a snapshot beside the others and return its id; it is not public yet.

    `org` holds code, name_vi, name_en and whatever the frame prints; `sources` says what
    came in (file name, rows in, accepted, rejected); `forms` are those of
    `form_files.keep`. A `draft` stays apart from the
    published ones until `make_current`. Whichever `engine` counts, id and files are the same.
    Raises what `publish.build` raises; then nothing is left behind.
    """
    # Only writing needs pandas and DuckDB; whoever reads or publishes a snapshot starts without them.
    from cchc_data import publish, reference
    from cchc_data.publish import files

    building = root / "snapshots" / f".building-{os.getpid()}"
    shutil.rmtree(building, ignore_errors=True)
    try:
        catalogue, before = reference.catalogue(root), _before(root, org["code"])
        with publish.build(work, org["code"], catalogue, before, forms, engine) as database:
            tables = files.write(building, database)
        manifest = _manifest(root, publish.coverage(work), org, tables, created_at, sources, illustrative)
        write_manifest(building, manifest)
        target = root / ("drafts" if draft else "snapshots") / manifest["id"]
        if draft:
            remove(root, target)  # an older draft of the same tables
        if not draft or manifest["id"] != current_id(root):  # what is public already is no draft
            move(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return manifest["id"]


def make_current(root: Path, snapshot_id: str) -> None:
    """Make a verified snapshot or draft public; readers follow within one request."""
    verify(root, snapshot_id)
    draft = root / "drafts" / snapshot_id
    if draft.is_dir():
        move(draft, root / "snapshots" / snapshot_id)
    point(root, snapshot_id)
    remove(root, draft)  # still there when the same tables have a snapshot; until the pointer moved it can be published


def discard_draft(root: Path, snapshot_id: str) -> None:
    """Remove a draft; nothing that was ever public is removed."""
    remove(root, root / "drafts" / snapshot_id)


def sweep(root: Path) -> None:
    """Remove what a killed import left half built; only while nobody else writes."""
    for left in (root / "snapshots").glob(".building-*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in root.glob(".CURRENT*-*"):
        left.unlink(missing_ok=True)


def verify(root: Path, snapshot_id: str, *, tiers: tuple[str, ...] = ("public", "work")) -> dict[str, Any]:
    """Check every table of the tiers, and the parent's manifest; returns the manifest.

    Raises SnapshotError naming the file that is missing or was changed.
    """
    manifest = read_manifest(root, snapshot_id)
    base = folder(root, snapshot_id)
    for name, facts in manifest["tables"].items():
        if name.split("/")[0] not in tiers:
            continue
        if not _is(base / name, facts["sha256"]):
            raise SnapshotError(f"{snapshot_id}: {name} is missing or was changed")
    _verify_parent(root, manifest)
    return manifest


def _is(path: Path, digest: str) -> bool:
    """Whether a file is there, can be read to its end, and has the digest."""
    try:
        return sha256(path) == digest
    except OSError:
        return False


def _verify_parent(root: Path, manifest: dict[str, Any]) -> None:
    parent = manifest["parent"]
    if parent is None:
        return
    path = folder(root, parent) / "manifest.json"
    if path.is_file() and sha256(path) != manifest["parent_sha256"]:
        raise SnapshotError(f"{manifest['id']}: the manifest of its parent {parent} was changed")


def _before(root: Path, org_code: str) -> Before:
    """The public tables that a new snapshot replaces; nothing where they are another unit's."""
    from cchc_data.publish.before import Before

    parent = _parent(root)
    if parent is None or read_manifest(root, parent)["org"]["code"] != org_code:
        return Before()
    manifest = verify(root, parent, tiers=("public",))
    listed = [Path(name) for name in manifest["tables"] if name.startswith("public/")]
    return Before(parent, {path.stem: folder(root, parent) / path for path in listed})


def _manifest(root, span: Coverage, org, tables, created_at, sources, illustrative) -> dict[str, Any]:
    parent = _parent(root)
    # A draft shows what is locked already; `release` decides whether it may become public.
    locked = read_manifest(root, parent).get("locked", []) if parent else []
    return {
        "id": make_id(span.as_of.isoformat(), org, tables, locked),
        "parent": parent,
        "parent_sha256": sha256(folder(root, parent) / "manifest.json") if parent else None,
        "created_at": created_at.isoformat(timespec="seconds"),
        "as_of": span.as_of.isoformat(),
        "data_from": span.first.isoformat(),
        "org": dict(org),
        "illustrative": illustrative,
        "status": "provisional",
        "schema_version": SCHEMA_VERSION,
        "formula_version": FORMULA_VERSION,
        "tables": tables,
        "sources": sources,
        "locked": locked,
        "restatements": [],
    }


def make_id(as_of: str, org: Mapping[str, Any], tables: Mapping[str, Any], locked=(), restatements=()) -> str:
    """The as-of day and a hash of all that a reader of this snapshot is told."""
    told: list[Any] = [org, tables]
    if locked or restatements:
        told += [locked, restatements]
    return f"{as_of}-{hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:8]}"


def _parent(root: Path) -> str | None:
    """The current snapshot; None when CURRENT names one that is gone, and the chain begins anew."""
    current = current_id(root)
    return current if current and (folder(root, current) / "manifest.json").is_file() else None


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest of a finished snapshot; when this returns it is on the disk."""
    write_durably(folder / "manifest.json", json.dumps(sealed(manifest), ensure_ascii=False, indent=1))
