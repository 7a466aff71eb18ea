"""Numbered rows that sum up the rows under them: 1 = 1.1 + 1.2."""

from __future__ import annotations

from itertools import compress

from cchc_data.received import SourceRow, SourceRows
from cchc_data.reading.forms import LINE_NUMBER


def apart(rows: SourceRows) -> tuple[list[SourceRow], SourceRows]:
    """Every row whose number is the beginning of the next row's number, and the rows that are left."""
    told = [(number or "").rstrip(".") for number in rows.columns.get(LINE_NUMBER, ())]
    parent = [bool(one) and other.startswith(one + ".") for one, other in zip(told, [*told[1:], ""], strict=False)]
    if not any(parent):
        return [], rows
    stays = [not each for each in parent]
    columns = {name: [*compress(texts, stays)] for name, texts in rows.columns.items()}
    dated = {name: bytes(compress(flags, stays)) for name, flags in rows.dated.items()}
    return [*compress(rows, parent)], SourceRows([*compress(rows.numbers, stays)], columns, dated)
