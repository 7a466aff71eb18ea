"""Measured series and splits → charts with their sentence and their table twin."""

from __future__ import annotations

from cchc_data import unit
from cchc_data.measure import Figure, Point, by_field, series
from cchc_view import charts, figures, format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Chart, Table


def over_time(telling: Telling, indicator_id: str, kind: str = "month") -> Chart:
    """The indicator over every covered period of `kind`, with target, interval and twin."""
    indicator = telling.loaded.indicators[indicator_id]
    points = series(telling.loaded, indicator_id, telling.scope, kind)
    words, own = telling.words, indicator.words[telling.lang]
    goal = indicator.target.goal
    spec = charts.rate_by_period(
        [_row(point) for point in points],
        title_y=own["short"],
        lang=telling.lang,
        words=words,
        target=goal,
        target_label=words("chart.target", goal=format.percent(goal, telling.lang)) if goal else "",
        breaks=_breaks(telling, points),
    )
    return Chart(
        title=words(f"chart.by_{kind}", what=own["short"]),
        sentence=_sentence(telling, points, own["short"]),
        spec=spec,
        twin=_twin(telling, points, own["short"]),
        key=f"{indicator_id}-{kind}",
    )


def _row(point: Point) -> dict[str, object]:
    measured = point.figure
    low, high = measured.interval or (None, None)
    return {
        "period_label": labels.short_period(point.period),
        "value": measured.value,
        "low": low,
        "high": high,
        "numerator": measured.numerator,
        "denominator": measured.denominator,
        "provisional": point.provisional,
    }


def _breaks(telling: Telling, points: list[Point]) -> list[tuple[str, str]]:
    """Where the unit became another one, with other duties: figures on both sides are shown, not compared."""
    changed = unit.began(telling.loaded.org)
    after = [p for p in points if changed and p.period.from_on >= changed]
    if not after or len(after) == len(points):
        return []
    day = format.date_text(changed, telling.lang)
    return [(labels.short_period(after[0].period), telling.words("chart.units_changed", day=day))]


def _sentence(telling: Telling, points: list[Point], short: str) -> str:
    """What a sighted reader takes from the line: span, lowest and latest of the closed periods."""
    words = telling.words
    known = [p for p in points if p.figure.state == "ok"]
    if not known:
        return words("chart.nothing", what=short)
    # A period that has only begun has too few cases to be called the lowest.
    known = [p for p in known if not p.provisional] or known
    lowest = min(known, key=lambda p: p.figure.value)
    latest = known[-1]
    return words(
        "chart.sentence",
        what=short,
        first=labels.within_sentence(known[0].period, words),
        latest=labels.within_sentence(latest.period, words),
        value=figures.value_text(latest.figure, words),
        counts=figures.counts_text(latest.figure, words),
        lowest=labels.within_sentence(lowest.period, words),
        low=figures.value_text(lowest.figure, words),
    )


def _twin(telling: Telling, points: list[Point], short: str) -> Table:
    words = telling.words
    rows = tuple(
        (
            Cell(
                labels.period_name(p.period, words),
                note=words("chart.provisional") if p.provisional else "",
            ),
            *_figure_cells(telling, p.figure),
        )
        for p in reversed(points)
    )
    return Table(words("chart.twin", what=short), _figure_head(telling, "table.period"), rows, folded=True)


def field_table(telling: Telling, indicator_id: str) -> Table:
    """The indicator split by field, the worst share first so that the eye meets the problem."""
    indicator = telling.loaded.indicators[indicator_id]
    split = by_field(telling.loaded, indicator_id, telling.scope)
    known = sorted(
        (pair for pair in split if pair[1].state != "none_arisen"),
        key=lambda pair: (pair[1].value is None, (pair[1].value or 0) * (-1 if indicator.lower_is_better else 1)),
    )
    rows = tuple(
        (Cell(labels.in_language(field, "name", telling.lang)), *_figure_cells(telling, measured))
        for field, measured in known
    )
    caption = telling.words("table.by_field", what=indicator.words[telling.lang]["short"])
    return Table(caption, _figure_head(telling, "table.field"), rows, empty=telling.words("state.none_arisen"))


def _figure_head(telling: Telling, first: str) -> tuple[str, ...]:
    words = telling.words
    return (words(first), words("table.value"), words("table.counts"), words("table.interval"), words("table.status"))


def _figure_cells(telling: Telling, measured: Figure) -> tuple[Cell, ...]:
    words = telling.words
    interval = format.interval(*measured.interval, telling.lang) if measured.interval else "–"
    return (
        Cell(
            figures.value_text(measured, words),
            "number" if measured.state == "ok" else "text",
            note=words("table.small") if measured.is_small else "",
        ),
        Cell(figures.counts_text(measured, words) or "–", "number"),
        Cell(interval, "number"),
        Cell(figures.status_text(measured, words) or "–", "status", status=measured.status),
    )
