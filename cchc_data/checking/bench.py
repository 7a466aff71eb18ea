"""The bench: one received sheet as columns of text, and everything found about its rows.

Checks look at columns and say which rows are wrong; no check ever changes a cell.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from cchc_data.checking.setting import Setting
from cchc_data.checking.words import is_missing
from cchc_data.reading.text import tidy
from cchc_data.received import Received, Remark, SourceRow, SourceRows

# Printable ASCII in single blanks: nothing to tidy, and with a digit in it not a missing value.
_PLAIN = r"^[!-~]+(?: [!-~]+)*$"


# A whole cell whose first ten characters are its day; the hours after it decide nothing.
_DAY_AND_CLOCK = r"^(?:\d{2}[-/]\d{2}[-/]\d{4}|\d{4}-\d{2}-\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$"


class Bench:
    """`cells` has one row per row of the file, by its number there; a missing cell is missing."""

    def __init__(self, received: Received, setting: Setting) -> None:
        self.received, self.setting = received, setting
        rows = _by_column(received.rows)
        numbers = pd.Index(rows.numbers, dtype="int64")
        self.cells = pd.DataFrame(rows.columns, index=numbers, dtype="str")
        self._dated = {field: np.frombuffer(flags, dtype=bool) for field, flags in rows.dated.items()}
        self._letters = {column.field: column.letter for column in received.columns if column.field}
        self._texts: dict[str, pd.Series] = {}
        self._heads: dict[str, pd.Series] = {}
        self.rejected: list[Remark] = []
        self.warnings: list[Remark] = list(received.remarks)
        self.discrepancies: list[Remark] = []
        self.good = pd.Series(True, index=numbers)

    def has(self, field: str) -> bool:
        """True when the file has a column recognised as `field`."""
        return field in self.cells.columns

    def letter(self, field: str | None) -> str | None:
        return self._letters.get(field) if field else None

    def text(self, field: str) -> pd.Series:
        """The column's tidy text; all missing when the file lacks the column."""
        if field not in self._texts:
            self._texts[field] = _tidied(self.cells[field]) if self.has(field) else self._nothing()
        return self._texts[field]

    def head(self, field: str) -> pd.Series:
        """The column's text, cut to its day where only a clock follows: few differ among many."""
        if field not in self._heads:
            texts = self.text(field)
            clock = texts.str.match(_DAY_AND_CLOCK).fillna(False).astype(bool)
            self._heads[field] = texts.where(~clock, texts.str.slice(0, 10))
        return self._heads[field]

    def typed(self, field: str) -> pd.Series:
        """Where the cell was a real date in the spreadsheet."""
        return pd.Series(self._dated.get(field, False), index=self.cells.index, dtype=bool)

    def words(self, field: str, words: str) -> tuple[pd.Series, pd.Series]:
        """Values of the word list `words`, and where a cell holds a word that is not in it."""
        texts = self.text(field)
        values = self.setting.words(words).values(texts)
        return values, texts.notna() & values.isna()

    def reject(self, bad: pd.Series, code: str, field: str | None = None, /, **values: object) -> None:
        """These rows are left out, each with its reason; a row may have several."""
        self.rejected += self._remarks(bad, code, field, values)
        self.good &= ~bad.reindex(self.good.index, fill_value=False)

    def warn(self, where: pd.Series, code: str, field: str | None = None, /, **values: object) -> None:
        """These rows are kept, with a remark each."""
        self.warnings += self._remarks(where, code, field, values)

    def note(self, code: str, field: str | None = None, /, **values: object) -> None:
        """A remark about the whole sheet."""
        self.warnings.append(Remark(code, None, self.letter(field), _texts(values)))

    def disagree(self, code: str, row: int | None = None, field: str | None = None, /, **values: object) -> None:
        """Two figures that should be equal are not; nothing is corrected."""
        self.discrepancies.append(Remark(code, row, self.letter(field), _texts(values)))

    def _remarks(self, where: pd.Series, code: str, field: str | None, values: dict[str, object]) -> list[Remark]:
        letter, told = self.letter(field), _texts(values)
        return [Remark(code, int(row), letter, told) for row in where.index[where.to_numpy(dtype=bool)]]

    def _nothing(self) -> pd.Series:
        return pd.Series(pd.NA, index=self.cells.index, dtype="str")


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _by_column(rows: Sequence[SourceRow]) -> SourceRows:
    if isinstance(rows, SourceRows):
        return rows
    fields = dict.fromkeys(field for row in rows for field in row.cells)
    columns = {field: [row.cells.get(field) for row in rows] for field in fields}
    dated = {field: bytes(field in row.typed for row in rows) for field in fields}
    return SourceRows([row.number for row in rows], columns, dated)


def _tidied(texts: pd.Series) -> pd.Series:
    """NFC, plain blanks, nothing invisible; words such as "Không có thông tin" become missing."""
    told = texts.dropna()
    doubtful = told[~(told.str.match(_PLAIN) & told.str.contains(r"[0-9]"))]
    known = {text: None if is_missing(tidied := tidy(text)) else tidied for text in doubtful.unique()}
    changed = {text: tidied for text, tidied in known.items() if text != tidied}
    if not changed:
        return texts
    return texts.where(~texts.isin(changed.keys()), texts.map(changed)).astype("str")
