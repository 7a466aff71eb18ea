"""What a work table is: typed columns with a privacy class, and the check that rows keep to it.

A column that is not named never enters: `conform` drops it before anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

# How pandas holds each type of a column, with room for missing values.
_HELD_AS = {
    "VARCHAR": "str",
    "DATE": "datetime64[us]",
    "SMALLINT": "Int16",
    "INTEGER": "Int32",
    "DOUBLE": "Float64",
    "BOOLEAN": "boolean",
}


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
    """Return `rows` with exactly the columns of `table`, in its order and its types.

    Unknown columns are dropped, optional columns that are absent are filled with
    missing values. Raises SchemaError, naming column and rule but never a value,
    when a required value is missing, a key repeats, a value is outside its list or
    of another type.
    """
    missing = [c.name for c in table.columns if c.required and c.name not in rows.columns]
    if missing:
        raise SchemaError(f"{table.name}: missing column {', '.join(missing)}")
    if not len(rows):
        return empty(table)
    rows = rows.reindex(columns=table.names)
    tidy = rows.assign(**{column.name: _checked(table, column, rows[column.name]) for column in table.columns})
    if tidy.duplicated(list(table.key)).any():
        raise SchemaError(f"{table.name}: repeated key {', '.join(table.key)}")
    return tidy


def empty(table: Table) -> pd.DataFrame:
    """The table without a row."""
    return _empty(table).copy()


@cache
def _empty(table: Table) -> pd.DataFrame:
    import pandas as pd  # here alone: a table is described without

    return pd.DataFrame({column.name: pd.Series(dtype=_HELD_AS[column.type]) for column in table.columns})


def _checked(table: Table, column: Column, found: pd.Series) -> pd.Series:
    try:
        values = found.astype(_HELD_AS[column.type])
    except (ValueError, TypeError):
        # pandas quotes the value it could not read; a work value must reach no log.
        raise SchemaError(f"{table.name}.{column.name}: a value does not have its column's type") from None
    _check(table, column, values)
    return values


def _check(table: Table, column: Column, values: pd.Series) -> None:
    if column.required and values.isna().any():
        raise SchemaError(f"{table.name}.{column.name}: empty in {int(values.isna().sum())} rows")
    if column.values:
        strange = set(values.dropna().unique()).difference(column.values)
        if strange:
            raise SchemaError(f"{table.name}.{column.name}: {int(values.isin(strange).sum())} values not allowed")
