"""The commune beside all communes of the province: the national scores of Decision 766/QĐ-TTg."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from cchc_data import reference
from cchc_data.measure import figure
from cchc_view import charts, figures, format
from cchc_view.page import Telling
from cchc_view.story import Block, Cell, Chart, Note, Table

# The six groups with their maximum points, in the order of the national portal.
GROUPS = {
    "transparency": 18,
    "on_time": 20,
    "online": 12,
    "online_payment": 10,
    "digitisation": 22,
    "satisfaction": 18,
}


def scores() -> pd.DataFrame:
    """All communes and wards of the province with total (of 100) and six group scores."""
    return reference.index766_communes()


def own(telling: Telling) -> pd.Series | None:
    """The commune's own row, None when the national table does not have its code."""
    found = scores().query("department_code == @telling.loaded.org['code']")
    return None if found.empty else found.iloc[0]


def position(telling: Telling) -> Iterator[Block]:
    """Where the commune stands, or why it cannot be said."""
    words, mine = telling.words, own(telling)
    if mine is None:
        yield Note(words("compare.not_listed", code=telling.loaded.org["code"], n=len(scores())), "empty")
        return
    better = int((scores()["total"] > mine["total"]).sum())
    yield Note(
        words(
            "compare.position",
            score=format.points(mine["total"], telling.lang, 100),
            better=better,
            n=len(scores()),
        )
    )


def group_chart(telling: Telling) -> Chart:
    """Each group's median over all communes as a share of its maximum, and ours in the twin."""
    words, everybody, mine = telling.words, scores(), own(telling)
    rows, twin = [], []
    for group, most in GROUPS.items():
        middle = float(everybody[group].median())
        low, high = (float(everybody[group].quantile(q)) for q in (0.25, 0.75))
        label = words(f"compare.{group}")
        rows.append(
            {
                "label": label,
                "value": 100 * middle / most,
                "value_text": format.points(middle, telling.lang, most),
            }
        )
        texts = [format.points(value, telling.lang) for value in (low, middle, high)]
        ours = "–" if mine is None else format.points(float(mine[group]), telling.lang)
        twin.append((Cell(label), *(Cell(t, "number") for t in (ours, *texts, str(most)))))
    head = tuple(words(f"compare.{key}") for key in ("group", "ours", "low", "middle", "high", "most"))
    return Chart(
        title=words("compare.chart"),
        sentence=words("compare.sentence", n=len(everybody), day=_as_of(telling)),
        spec=charts.bars(rows, lang=telling.lang),
        twin=Table(words("chart.twin", what=words("compare.chart")), head, tuple(twin)),
        key="compare-groups",
        level=2,
    )


def beside(telling: Telling) -> Table:
    """Our own on-time rate by the same rule beside the national one, so a difference is seen."""
    words, mine = telling.words, own(telling)
    measured = figure(telling.loaded, "on_time_766_pct", telling.scope)
    national = words("state.no_data") if mine is None else format.percent(mine["on_time_pct_derived"], telling.lang, 2)
    rows = (
        (Cell(words("compare.own_figure")), Cell(figures.value_text(measured, words)), Cell(figures.counts_text(measured, words) or "–")),
        (Cell(words("compare.national_figure", day=_as_of(telling))), Cell(national), Cell("–")),
    )
    head = (words("table.indicator"), words("table.value"), words("table.counts"))
    return Table(words("compare.beside"), head, rows)


def everybody_table(telling: Telling) -> Table:
    """All communes by name; not ranked, because the national table does not say how many dossiers each had."""
    words = telling.words
    rows = tuple(
        (
            Cell(row["name"]),
            *(Cell(format.points(float(row[column]), telling.lang), "number") for column in ("total", *GROUPS)),
        )
        for _, row in scores().sort_values("name").iterrows()
    )
    head = (words("compare.commune"), words("compare.total"), *(words(f"compare.{group}") for group in GROUPS))
    return Table(words("compare.everybody", n=len(rows), day=_as_of(telling)), head, rows, folded=True)


def _as_of(telling: Telling) -> str:
    return format.date_text(scores()["as_of"].iloc[0].date(), telling.lang)
