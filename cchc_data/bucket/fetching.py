"""From the bucket into a folder: nothing lies where a reader looks before its hash was checked.

A site's copy has the manifest of every snapshot and the public tables of those that were asked for;
a table that some snapshot has already is linked and not fetched again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cchc_data import snapshot
from cchc_data.bucket.remote import Remote
from cchc_data.bucket.trouble import Trouble
from cchc_data.digest import intact, sha256
from cchc_data.moving import link, place

# What a bucket says becomes paths on this machine, so nothing else is one.
_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", re.ASCII)
_TABLE = re.compile(r"(public|work)/\w{1,80}\.parquet", re.ASCII)
_KEPT = re.compile(r"files/([0-9a-f]{64})\.\w{1,8}", re.ASCII)

Wanted = Callable[[str], bool]


def snapshot_id(current: bytes | None) -> str | None:
    """What CURRENT says, if it is an id."""
    told = (current or b"").decode("ascii", "replace").strip()
    return told if _ID.fullmatch(told) else None


def public(table: str) -> bool:
    """What a site asks for."""
    return table.startswith("public/")


def everything(table: str) -> bool:
    """What whoever publishes needs."""
    return True


def manifests(remote: Remote, folder: Path) -> list[str]:
    """Ids of every finished snapshot in the bucket; the manifests that are not in the folder yet are put there."""
    there = [name for name in remote.folders("snapshots") if _ID.fullmatch(name)]
    missing = [name for name in there if not (folder / "snapshots" / name / "manifest.json").is_file()]
    bodies = remote.read_all(f"snapshots/{name}/manifest.json" for name in missing)
    unfinished = set()
    for name, body in zip(missing, bodies.values(), strict=True):
        if body is None or not _is_manifest(name, body):  # half sent, or damaged: whoever needs it will say so
            unfinished.add(name)
            continue
        _place(folder, name, body)
    return [name for name in there if name not in unfinished]


def tables(remote: Remote, folder: Path, snapshot_id: str, wanted: Wanted) -> None:
    """Make a snapshot whole in the folder; raises Trouble "damaged" and leaves nothing when the bucket's is not."""
    manifest = _manifest(remote, folder, snapshot_id)
    listed = {name: facts["sha256"] for name, facts in manifest["tables"].items() if wanted(name)}
    target = folder / "snapshots" / snapshot_id
    building = folder / "snapshots" / f".building-{os.getpid()}"
    shutil.rmtree(building, ignore_errors=True)
    try:
        _gather(remote, folder, snapshot_id, listed, building)
        for tier in sorted({name.partition("/")[0] for name in listed}):
            shutil.rmtree(target / tier, ignore_errors=True)  # of an earlier try; a whole one is not fetched again
            (building / tier).rename(target / tier)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def form_files(remote: Remote, folder: Path) -> None:
    """The commune's form files that are not there yet; their names are their hashes."""
    found = {name: match[1] for name in remote.names("files") if (match := _KEPT.fullmatch(name))}
    missing = {name: digest for name, digest in found.items() if not (folder / name).is_file()}
    pending = {name: folder / f"{name}.part" for name in missing}
    _fetch(remote, pending, "files")
    for name, path in pending.items():
        if sha256(path) != missing[name]:
            path.unlink()
            raise Trouble("damaged", snapshot="files", what=name)
        path.replace(folder / name)


def is_whole(folder: Path, snapshot_id: str, wanted: Wanted) -> bool:
    """Whether the folder holds a snapshot's manifest and the tables asked for; says nothing of their hashes."""
    try:
        listed = snapshot.read_manifest(folder, snapshot_id)["tables"]
    except snapshot.SnapshotError:
        return False
    return all((folder / "snapshots" / snapshot_id / name).is_file() for name in listed if wanted(name))


def _manifest(remote: Remote, folder: Path, snapshot_id: str) -> dict[str, Any]:
    """A manifest, from the folder or the bucket; a draft of the same id has another one."""
    name = f"snapshots/{snapshot_id}/manifest.json"
    here = folder / name
    if not (here.is_file() and _is_manifest(snapshot_id, here.read_bytes())):
        body = remote.read(name)
        if body is None or not _is_manifest(snapshot_id, body):
            raise Trouble("damaged", snapshot=snapshot_id, what="manifest.json")
        _place(folder, snapshot_id, body)
    return snapshot.read_manifest(folder, snapshot_id)


def _is_manifest(snapshot_id: str, body: bytes) -> bool:
    """Whether this is the sealed manifest of that snapshot, and every table it names is one of ours."""
    try:
        told = json.loads(body)
        return told["id"] == snapshot_id and intact(told) and all(map(_TABLE.fullmatch, told["tables"]))
    except (ValueError, KeyError, TypeError):
        return False


def _place(folder: Path, snapshot_id: str, body: bytes) -> None:
    """Put a manifest into its folder by a rename; one that is damaged there is replaced."""
    target = folder / "snapshots" / snapshot_id
    target.mkdir(parents=True, exist_ok=True)
    place(target / "manifest.json", body)


def _gather(remote: Remote, folder: Path, snapshot_id: str, listed: dict[str, str], building: Path) -> None:
    """Every table of `listed` (name, hash) into `building`: linked from another snapshot, or fetched; all checked."""
    known = dict(_at_hand(folder))
    fetch: dict[str, Path] = {}
    for name, digest in listed.items():
        target = building / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not (digest in known and _linked(known[digest], target, digest)):
            fetch[f"snapshots/{snapshot_id}/{name}"] = target
    _fetch(remote, fetch, snapshot_id)
    for name, digest in listed.items():
        if sha256(building / name) != digest:
            raise Trouble("damaged", snapshot=snapshot_id, what=name)


def _fetch(remote: Remote, targets: dict[str, Path], about: str) -> None:
    try:
        if targets:
            remote.fetch(targets)
    except FileNotFoundError:
        gone = next((name for name, path in targets.items() if not path.is_file()), next(iter(targets)))
        raise Trouble("damaged", snapshot=about, what=gone.removeprefix(f"snapshots/{about}/")) from None


def _at_hand(folder: Path) -> Iterator[tuple[str, Path]]:
    """Digest and place of every table that the folder holds by now."""
    for manifest in snapshot.history(folder):
        for name, facts in manifest["tables"].items():
            if (path := folder / "snapshots" / manifest["id"] / name).is_file():
                yield facts["sha256"], path


def _linked(source: Path, target: Path, digest: str) -> bool:
    """A second name for a table, if it still is what it should be."""
    good = sha256(source) == digest
    if good:
        link(source, target)
    return good
