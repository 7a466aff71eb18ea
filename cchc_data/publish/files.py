"""Published tables as files: one Parquet file a table, and what a manifest says of each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from cchc_data import publish
from cchc_data.digest import sha256


def write(folder: Path, work: Mapping[str, pd.DataFrame], org_code: str) -> dict[str, Any]:
    """Write the work tables and the cubes into `folder`; name of each file → rows, bytes and sha256.

    Raises what `publish.build` raises. When it returns, the files outlive a power cut.
    """
    paths = {}
    with publish.build(work, org_code) as database:
        for tier, schema, names in (("work", "main", publish.TABLES), ("public", "public", publish.CUBES)):
            (folder / tier).mkdir(parents=True)
            for name in names:
                path = paths[f"{tier}/{name}.parquet"] = folder / tier / f"{name}.parquet"
                database.table(f"{schema}.{name}").write_parquet(str(path), compression="zstd")
    with ThreadPoolExecutor(16) as disk:  # asked for all at once, a disk writes them in one go
        list(disk.map(_reach_the_disk, paths.values()))
    return {name: _facts(path) for name, path in paths.items()}


def _reach_the_disk(path: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _facts(path: Path) -> dict[str, Any]:
    rows = pq.read_metadata(path).num_rows
    return {"rows": rows, "bytes": path.stat().st_size, "sha256": sha256(path)}
