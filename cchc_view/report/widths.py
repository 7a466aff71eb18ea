"""How wide each column of a table is drawn on paper, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_view.story import Cell, Table

_NARROWEST, _WIDEST = 11, 36  # letters
_MANY = 7  # a table of more columns is set smaller, and its texts give way to its numbers


def crowded(table: Table) -> bool:
    """Whether the table has so many columns that it must be set in smaller letters."""
    return len(table.head) > _MANY


def shares(table: Table) -> list[float]:
    """Each column's share of the width; the shares add up to one."""
    widest = _WIDEST / 2 if crowded(table) else _WIDEST
    wanted = [min(_wanted(cells), widest) for cells in zip(*table.rows, strict=True)]
    return [width / sum(wanted) for width in wanted]


def _wanted(cells: Sequence[Cell]) -> float:
    """Numbers want to stand on one line; sentences may break, so their usual length counts as well."""
    lengths = [len(cell.text) for cell in cells]
    longest = max(lengths)
    if not any(cell.kind == "number" for cell in cells):
        longest = (min(longest, _WIDEST) + sum(lengths) / len(lengths)) / 2
    return min(max(longest, _NARROWEST), _WIDEST)
