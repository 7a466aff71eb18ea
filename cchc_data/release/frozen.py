"""The figures of locked periods as a table of the snapshot, so that no later formula changes them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cchc_data.locks import locked_periods
from cchc_data.store import Loaded

# As queries/figures_table.sql has it.
_FIGURES = pa.schema(
    [
        *((name, pa.string()) for name in ("indicator", "period", "org_code", "field")),
        *((name, pa.int64()) for name in ("numerator", "denominator")),
        ("value", pa.float64()),
        ("sample", pa.int64()),
    ]
)


def write(path: Path, root: Path, source: str, locked: Sequence[dict[str, Any]]) -> int:
    """Write what snapshot or draft `source` says of the periods locked by `locked`; returns the number of rows."""
    with closing(Loaded(root, source)) as loaded:
        rows = loaded.rows("figures_of_periods", periods=sorted(locked_periods(locked, loaded.periods)))
    pq.write_table(pa.Table.from_pylist(rows, _FIGURES), path, compression="zstd")
    with path.open("rb") as written:
        os.fsync(written.fileno())
    return len(rows)
