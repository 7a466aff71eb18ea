"""Work queues by name: the rows behind the public counts, with their codes, for officials alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cchc_data import publish, reference
from cchc_data.checking.merge import current_work
from cchc_data.desk.officials import Official

SQL = Path(__file__).parent / "sql"
LISTS = ("dossiers", "supplements", "complaints")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Queues:
    """Rows of one snapshot's `dossiers`, `supplements` and `complaints`, the most urgent first."""

    snapshot_id: str
    rows: Mapping[str, tuple[Row, ...]]

    def of(self, name: str, queue: str | None = None) -> list[Row]:
        """The rows of one list, or of one queue of it."""
        return [row for row in self.rows[name] if queue is None or row["queue"] == queue]


def load(root: Path, snapshot_id: str, official: Official) -> Queues:
    """Read the work tier of a snapshot; any official may."""
    if not official.roles:
        raise PermissionError("not an official")
    with publish.prepare(current_work(root, snapshot_id), reference.catalogue(root)) as database:
        return Queues(snapshot_id, {name: _rows(database, name) for name in LISTS})


def _rows(database: duckdb.DuckDBPyConnection, name: str) -> tuple[Row, ...]:
    answer = database.execute((SQL / f"{name}.sql").read_text("utf-8"))
    names = [column[0] for column in answer.description]
    return tuple(dict(zip(names, row, strict=True)) for row in answer.fetchall())
