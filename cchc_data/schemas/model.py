"""What a work table is: typed columns with a privacy class, and the check that rows keep to it.

A column that is not named never enters: `conform` drops it before anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd


class Privacy(StrEnum):
    """How far a column may travel."""

    PUBLIC = "public"  # may be published as it is
    GENERAL = "general"  # published only as a count, a month or a group
    INTERNAL = "internal"  # stays in the work tier


@dataclass(frozen=True)
class Column:
    """One column: DuckDB type, privacy class, and the closed list of values if it has one."""

    name: str
    type: str
    privacy: Privacy
    meaning: str
    values: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One table of the work tier; `key` columns identify a row."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


class SchemaError(ValueError):
    """A table does not have the shape that `schemas` promises."""


def conform(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with exactly the columns of `table`, in its order.

    Unknown columns are dropped, optional columns that are absent are filled with
    missing values. Raises SchemaError, naming column and rule but never a value,
    when a required value is missing, a key repeats or a value is outside its list.
    """
    missing = [c.name for c in table.columns if c.required and c.name not in rows.columns]
    if missing:
        raise SchemaError(f"{table.name}: missing column {', '.join(missing)}")
    tidy = rows.reindex(columns=table.names)
    for column in table.columns:
        _check(table, column, tidy[column.name])
    if tidy.duplicated(list(table.key)).any():
        raise SchemaError(f"{table.name}: repeated key {', '.join(table.key)}")
    return tidy


def _check(table: Table, column: Column, values: pd.Series) -> None:
    if column.required and values.isna().any():
        raise SchemaError(f"{table.name}.{column.name}: empty in {int(values.isna().sum())} rows")
    if column.values:
        strange = ~values.dropna().isin(column.values)
        if strange.any():
            raise SchemaError(f"{table.name}.{column.name}: {int(strange.sum())} values not allowed")
