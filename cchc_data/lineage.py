"""Lineage: which snapshots one stands on, and whether two of them hold the same data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cchc_data.snapshot import SnapshotError, read_manifest

# The figures of locked periods as they were when they were locked; made from the data, not part of it.
FROZEN = "public/locked_figures.parquet"


def chain(root: Path, manifest: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A snapshot and those it stands on, newest first; a snapshot that was taken back is in no chain."""
    while True:
        yield manifest
        if manifest["parent"] is None:
            return
        try:
            manifest = read_manifest(root, manifest["parent"])
        except SnapshotError:
            return


def same_data(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """True when two manifests hold the same tables of the same commune, whatever is locked."""
    return one["org"] == other["org"] and _data(one) == _data(other)


def _data(manifest: Mapping[str, Any]) -> dict[str, str]:
    return {name: facts["sha256"] for name, facts in manifest["tables"].items() if name != FROZEN}
