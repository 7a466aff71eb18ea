"""What checking one sheet gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from cchc_data.received import Received, Remark


@dataclass(frozen=True)
class Outcome:
    """Typed rows that may enter the work tables, and a reason for everything that may not.

    `tables` maps a name of `schemas.TABLES` to rows of its columns; `merged` counts rows
    that told of another stage of a dossier already counted. `warnings` and
    `discrepancies` leave the rows as they are. No remark holds a cell of the file.
    `replaces`: its tables take the place of what is there, instead of adding to it.
    """

    received: Received
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    rejected: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()
    discrepancies: tuple[Remark, ...] = ()
    merged: int = 0
    replaces: bool = False

    @property
    def rows_in(self) -> int:
        return len(self.received.rows)

    @property
    def rows_rejected(self) -> int:
        return len({remark.row for remark in self.rejected})

    @property
    def rows_accepted(self) -> int:
        """Rows of the file that went into a table, one row each or merged with others."""
        return self.rows_in - self.rows_rejected if self.tables else 0

    @property
    def reasons(self) -> Counter[str]:
        """How many rows were left out for each problem code."""
        return Counter(remark.code for remark in self.rejected)
