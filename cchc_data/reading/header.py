"""Finding the header: which rows of a sheet name its columns, and which form they make."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_data.reading.forms import FORMS_DEPTH, Form, forms
from cchc_data.reading.grid import Merge
from cchc_data.reading.mapping import Mapping
from cchc_data.reading.matching import Tiers, assign, strength

SEARCHED_ROWS = 40  # a header stands within the first 40 rows (rule 4)

Grid = Sequence[Sequence[str]]  # the first rows of a sheet, as tidy text, rectangular


@dataclass(frozen=True)
class Header:
    """A header as found: `top` and `depth` in rows of the grid, one entry of `tiers` per column.

    `fields` maps column numbers to names of `form`'s fields.
    """

    form: Form
    top: int
    depth: int
    tiers: tuple[Tiers, ...]
    fields: dict[int, str]

    @property
    def complete(self) -> bool:
        return self.strength[0]

    @functools.cached_property
    def strength(self) -> tuple[bool, int, int]:
        return strength(self.form, set(self.fields.values()))


def find(grid: Grid, merges: list[Merge] | None, mapping: Mapping) -> list[Header]:
    """The best header of every form that has at least one column here, strongest form first.

    Among equals the flattest header and then the highest one wins.
    """
    best: dict[str, Header] = {}
    for top in range(min(SEARCHED_ROWS, len(grid))):
        if not any(grid[top]):
            continue
        for depth in range(1, FORMS_DEPTH + 1):
            if top + depth <= len(grid):
                _keep_best(best, tiers_of(grid, merges, top, depth), mapping, top, depth)
    return sorted(best.values(), key=lambda header: header.strength, reverse=True)


def _keep_best(best: dict[str, Header], headers: list[Tiers], mapping: Mapping, top: int, depth: int) -> None:
    for form_id, fields in assign(headers, mapping).items():
        header = Header(forms()[form_id], top, depth, tuple(headers), fields)
        old = best.get(form_id)
        if old is None or (*header.strength, -depth) > (*old.strength, -old.depth):
            best[form_id] = header


def tiers_of(grid: Grid, merges: list[Merge] | None, top: int, depth: int) -> list[Tiers]:
    """The header of each column, tier by tier: merged cells spread, blanks and repeats left out."""
    rows = [list(row) for row in grid[top : top + depth]]
    inside = [m for m in merges or () if top <= m.top < top + depth and (m.right > m.left or m.bottom > m.top)]
    if inside:
        _spread(rows, inside, top)
    else:
        _fill_right(rows)
    return [tuple(dict.fromkeys(filter(None, column))) for column in zip(*rows, strict=True)]


def _spread(rows: list[list[str]], merges: list[Merge], top: int) -> None:
    """Give every column under a merged cell that cell's text, in its first row."""
    for merge in merges:
        row = rows[merge.top - top]
        if merge.left < len(row):
            row[merge.left : merge.right + 1] = [row[merge.left]] * len(row[merge.left : merge.right + 1])


def _fill_right(rows: list[list[str]]) -> None:
    """Without merged ranges: a blank above a filled cell belongs to the nearest text on its left."""
    for upper, lower in reversed([*zip(rows, rows[1:], strict=False)]):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
