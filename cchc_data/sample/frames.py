"""From records to a table of `schemas`: dates as datetime64[us], whole numbers nullable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from cchc_data.schemas import Table, conform

_DTYPES = {
    "VARCHAR": "str",
    "DATE": "datetime64[us]",
    "SMALLINT": "Int16",
    "INTEGER": "Int32",
    "BOOLEAN": "boolean",
    "DOUBLE": "Float64",
}


def to_frame(table: Table, records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row per record in the order given, typed and conforming to `table`.

    Raises SchemaError when a record breaks the table's rules.
    """
    rows = pd.DataFrame.from_records(list(records), columns=table.names)
    typed = {column.name: rows[column.name].astype(_DTYPES[column.type]) for column in table.columns}
    return conform(table, pd.DataFrame(typed))
