"""From records to a table of `schemas`: dates as datetime64[us], whole numbers nullable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from cchc_data.schemas import Table, conform


def to_frame(table: Table, records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row per record in the order given, typed and conforming to `table`.

    Raises SchemaError when a record breaks the table's rules.
    """
    return conform(table, pd.DataFrame.from_records(list(records), columns=table.names))
