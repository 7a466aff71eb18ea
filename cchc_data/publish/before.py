"""The snapshot that a new one replaces, as far as the change log compares with it: public tables only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parent
COMPARED = ("procedures", "procedure_channels", "procedure_papers")
LOG = "procedure_changes"


@dataclass(frozen=True)
class Before:
    """Id and public files by table of the replaced snapshot; nothing when there is none to compare with."""

    id: str | None = None
    files: dict[str, Path] = field(default_factory=dict)

    def load(self, database: duckdb.DuckDBPyConnection) -> None:
        """Create the schema `before` beside the finished `public` one, in its columns."""
        database.execute((FOLDER / "_before.sql").read_text("utf-8"))
        for name in COMPARED:
            database.table(f"public.{name}").limit(0).create(f"before.{name}")
        for name in (*COMPARED, LOG):
            if name in self.files:
                rows = database.read_parquet(str(self.files[name]))
                _in_columns(rows, database.table(f"before.{name}").columns).insert_into(f"before.{name}")


def _in_columns(rows: duckdb.DuckDBPyRelation, wanted: list[str]) -> duckdb.DuckDBPyRelation:
    """The wanted columns in their order; those that an older snapshot lacks are missing values."""
    return rows.project(", ".join(f'"{name}"' if name in rows.columns else f'null as "{name}"' for name in wanted))
