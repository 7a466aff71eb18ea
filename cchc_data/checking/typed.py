"""Rows with the types of their table, ready for `publish`."""

from __future__ import annotations

import pandas as pd

from cchc_data.schemas import Table, conform

TYPES = {
    "VARCHAR": "str",
    "DATE": "datetime64[us]",
    "SMALLINT": "Int16",
    "INTEGER": "Int32",
    "DOUBLE": "Float64",
    "BOOLEAN": "boolean",
}


def typed(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Exactly the table's columns in their types; what the schema does not name is dropped.

    Raises SchemaError when a required value is missing, a key repeats or a value is not allowed.
    """
    columns = {}
    for column in table.columns:
        values = rows[column.name] if column.name in rows else pd.Series(None, index=rows.index, dtype="object")
        columns[column.name] = values.astype(TYPES[column.type])
    return conform(table, pd.DataFrame(columns, index=rows.index))


def empty(table: Table) -> pd.DataFrame:
    """The table without a row."""
    return typed(table, pd.DataFrame(index=pd.RangeIndex(0)))
