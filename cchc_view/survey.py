"""The satisfaction survey: five factors as bars, and how many people answered."""

from __future__ import annotations

from collections.abc import Iterable

from cchc_data.measure import figures as measure_figures
from cchc_view import charts, figures, format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Chart, Table


def factor_bars(telling: Telling, ids: Iterable[str]) -> Chart:
    """One bar per factor, with its counts in the twin."""
    words = telling.words
    measured = measure_figures(telling.loaded, ids, telling.scope)
    rows = [
        {
            "label": f.indicator.words[telling.lang]["short"],
            "value": f.value,
            "value_text": figures.value_text(f, words),
            "status": f.status,
        }
        for f in measured.values()
    ]
    return Chart(
        title=words("satisfaction.bars"),
        sentence=_sentence(telling, rows),
        spec=charts.bars(rows, lang=telling.lang),
        twin=_twin(telling, measured.values()),
        key="satisfaction-factors",
    )


def _sentence(telling: Telling, rows: list[dict]) -> str:
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return telling.words("state.no_data")
    low, high = (pick(known, key=lambda row: row["value"]) for pick in (min, max))
    return telling.words(
        "satisfaction.bars_sentence",
        high=high["label"],
        high_value=high["value_text"],
        low=low["label"],
        low_value=low["value_text"],
    )


def _twin(telling: Telling, measured: Iterable) -> Table:
    words = telling.words
    rows = tuple(
        (
            Cell(f.indicator.words[telling.lang]["short"]),
            Cell(figures.value_text(f, words), "number" if f.state == "ok" else "text"),
            Cell(figures.counts_text(f, words) or "–", "number"),
            Cell(format.interval(*f.interval, telling.lang) if f.interval else "–", "number"),
            Cell(format.number(f.sample, telling.lang) if f.sample else "–", "number"),
        )
        for f in measured
    )
    head = (
        words("satisfaction.factor"),
        words("table.value"),
        words("table.answers"),
        words("table.interval"),
        words("satisfaction.people"),
    )
    return Table(words("chart.twin", what=words("satisfaction.bars")), head, rows, folded=True)


def sheets_sentence(telling: Telling) -> str:
    """How many sheets were handed out and came back valid, or that there was no survey."""
    words = telling.words
    rows = telling.loaded.rows("survey_sheets", period=telling.view.period, org_code=telling.scope.org_code)
    if not rows:
        return words("satisfaction.no_wave", period=labels.covered(telling))
    counts = {key: format.number(value, telling.lang) for key, value in rows[0].items() if value is not None}
    if not rows[0]["sent"]:
        return words("satisfaction.sheets_unasked", **counts)
    response = format.percent(100 * rows[0]["valid"] / rows[0]["sent"], telling.lang)
    return words("satisfaction.sheets", **counts, response=response)
