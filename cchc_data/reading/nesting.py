"""Numbered rows that sum up the rows under them: 1 = 1.1 + 1.2."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from cchc_data.reading.forms import LINE_NUMBER

if TYPE_CHECKING:
    from cchc_data.reading.rows import Body


def move_parents(body: Body) -> None:
    """Move every row whose number is the beginning of the next row's number to the totals.

    `body` is changed in place; its totals stay in the order of the sheet.
    """
    told = [(number or "").rstrip(".") for number in body.columns.get(LINE_NUMBER, ())]
    if not told:
        return  # no column of running numbers, or no row
    parent = [bool(one) and other.startswith(one + ".") for one, other in zip(told, [*told[1:], ""], strict=True)]
    if not any(parent):
        return
    body.totals += compress(body.rows, parent)
    body.totals.sort(key=lambda row: row.number)
    stays = [not each for each in parent]
    body.numbers[:] = compress(body.numbers, stays)
    for texts in body.columns.values():
        texts[:] = compress(texts, stays)
    for flags in body.dated.values():
        flags[:] = bytes(compress(flags, stays))
