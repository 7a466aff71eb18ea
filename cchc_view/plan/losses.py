"""Where points are lost: how far each target is, and how many dossiers, procedures or papers would reach it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_data.gaps import Gap, gaps
from cchc_view import figures, format, tables
from cchc_view.page import Telling
from cchc_view.plan.criteria import Criterion
from cchc_view.story import Block, Cell, Note, Table

_MISSED = ("near", "not_met")
_HEAD = ("table.indicator", "table.value", "table.target", "losses.distance", "losses.missing")

# The indicators that count procedures, and the way of filing whose unused procedures they lack.
_WAYS = {"online_procedures_used_pct": "online", "postal_procedures_used_pct": "post"}


def losses(telling: Telling, criteria: Sequence[Criterion]) -> Iterator[Block]:
    """Every missed target of these criteria, and the procedures that nobody files online or by post."""
    shown = {figure.indicator.id for one in criteria for figure in one.figures}
    mine = [gap for gap in gaps(telling.loaded, telling.scope) if gap.figure.indicator.id in shown]
    missed = [gap for gap in mine if gap.figure.status in _MISSED]
    yield loss_table(telling, missed)
    for indicator_id, way in _WAYS.items():
        if indicator_id in shown:
            if text := figures.gap_text(telling, indicator_id):
                yield Note(text)
            yield tables.unused_procedures(telling, way)


def loss_table(telling: Telling, missed: Sequence[Gap]) -> Table:
    """A row a missed target: what was reached, what was asked, the distance, and what would close it."""
    words = telling.words
    rows = tuple(
        (
            Cell(f"{gap.figure.indicator.criterion}. {gap.figure.indicator.words[telling.lang]['short']}"),
            Cell(figures.value_text(gap.figure, words), note=figures.counts_text(gap.figure, words)),
            Cell(figures.target_text(gap.figure.indicator, words)),
            Cell(distance(telling, gap)),
            Cell(figures.missing_text(gap, words) or "–"),
        )
        for gap in missed
    )
    return Table(words("losses.caption"), tuple(map(words, _HEAD)), rows, empty=words("losses.nothing"))


def distance(telling: Telling, gap: Gap) -> str:
    """"3,6 điểm %", or the number of things too many for a plain count."""
    figure, words = gap.figure, telling.words
    away = abs(figure.indicator.target.goal - figure.value)
    if figure.indicator.unit == "percent":
        return words("losses.points", n=format.number(away, telling.lang, 1 if away >= 0.05 else 2))
    counted = words(f"counted.{figure.indicator.counted}")
    return words("tile.count", n=format.number(away, telling.lang), counted=counted)
