"""How wide each column of a table is drawn on paper, the same in every format."""

from __future__ import annotations

from cchc_view.story import Table

_NARROWEST, _WIDEST = 8, 40  # letters


def shares(table: Table) -> list[float]:
    """Each column's share of the width, by its longest text; the shares add up to one."""
    columns = zip(table.head, *([cell.text for cell in row] for row in table.rows), strict=True)
    longest = [min(max(max(map(len, texts)), _NARROWEST), _WIDEST) for texts in columns]
    return [width / sum(longest) for width in longest]
