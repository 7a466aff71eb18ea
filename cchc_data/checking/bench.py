"""The bench: one received sheet as columns of text, and everything found about its rows.

Checks look at columns and say which rows are wrong; no check ever changes a cell.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from cchc_data.checking import once
from cchc_data.checking.setting import Setting
from cchc_data.checking.words import is_missing
from cchc_data.reading.text import tidy
from cchc_data.received import Received, Remark, SourceRows
from cchc_data.texts import Texts

# Printable ASCII in single blanks: nothing to tidy, and with a digit in it not a missing value.
_PLAIN = r"^(?:[!-~]+ )*[!-~]*[0-9][!-~]*(?: [!-~]+)*$"

# A whole cell of a day and the hours after it, which decide nothing.
_DAY_AND_CLOCK = r"^(\d{2}[-/]\d{2}[-/]\d{4}|\d{4}-\d{2}-\d{2})[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$"


class Bench:
    """`cells` has one row per row of the file, by its number there; a missing cell is missing."""

    def __init__(self, received: Received, setting: Setting) -> None:
        self.received, self.setting = received, setting
        rows = SourceRows.of(received.rows)
        numbers = pd.Index(rows.numbers, dtype="int64")
        texts = {field: pd.array(_held(cells), dtype="str") for field, cells in rows.columns.items()}
        self.cells = pd.DataFrame(texts, index=numbers)
        self._nothing = pd.Series(pd.NA, index=numbers, dtype="str")
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
            self._texts[field] = _tidied(self.cells[field]) if self.has(field) else self._nothing
        return self._texts[field]

    def head(self, field: str) -> pd.Series:
        """The column's text, cut to its day where only a clock follows: few differ among many."""
        if field not in self._heads:
            whole = self.text(field)
            self._heads[field] = once.column(whole, lambda told: told.str.replace(_DAY_AND_CLOCK, r"\1", regex=True))
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


def _held(cells: Sequence[str | None]) -> Sequence[str | None] | pa.ChunkedArray:
    """What pandas takes over without looking at every cell, where there is such a thing."""
    return cells.arrow if isinstance(cells, Texts) else cells


def _texts(values: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def _tidied(texts: pd.Series) -> pd.Series:
    """NFC, plain blanks, nothing invisible; words such as "Không có thông tin" become missing."""
    different = pd.Series(texts.dropna().unique(), dtype="str")
    meant = {text: _meant(text) for text in different[~different.str.match(_PLAIN)]}
    changed = {text: tidied for text, tidied in meant.items() if text != tidied}
    return once.each(texts, lambda text: changed.get(text, text)) if changed else texts


def _meant(text: str) -> str | None:
    return None if is_missing(tidied := tidy(text)) else tidied
