"""A unit beside all units of the province: the national scores of Decision 766/QĐ-TTg, as published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cchc_data.measure import figure
from cchc_view import charts, figures, format
from cchc_view.page import Telling
from cchc_view.story import Block, Cell, Chart, Note, Table

LEAST_UNITS = 30  # no place is given among fewer

# The six groups in the order of the national portal.
GROUPS = ("transparency", "on_time", "online", "online_payment", "digitisation", "satisfaction")

Row = Mapping[str, Any]


def unit_code(telling: Telling) -> str:
    """The unit that is looked at: the one chosen, else our own."""
    return telling.view.unit or telling.loaded.org["code"]


def standing(telling: Telling) -> dict[str, Row]:
    """The unit's published points by group and "total"; empty where the portal does not know it."""
    rows = telling.loaded.rows("index766_standing", unit_code=unit_code(telling), least=LEAST_UNITS)
    return {row["part"]: row for row in rows}


def quartiles(telling: Telling) -> dict[str, Row]:
    """Each group over all units that were scored."""
    return {row["part"]: row for row in telling.loaded.rows("index766_quartiles")}


def position(telling: Telling) -> Iterator[Block]:
    """Where the unit stands, or why it cannot be said; then its points by group."""
    words, mine, everybody = telling.words, standing(telling), quartiles(telling)
    if not mine:
        n = everybody["total"]["units"]
        yield Note(words("compare.not_listed", code=unit_code(telling), n=n), "empty")
        return
    total = mine["total"]
    yield Note(
        words(
            "compare.position" if total["place"] else "compare.position_unranked",
            score=_points(telling, total["score"], total["maximum"]),
            missing=_points(telling, total["missing"]),
            place=total["place"],
            n=total["units"],
        )
    )
    yield group_table(telling, mine)


def group_table(telling: Telling, mine: Mapping[str, Row]) -> Table:
    """Points got, maximum and missing in each group, the place, and the province's median."""
    words = telling.words
    rows = tuple(
        (
            Cell(words(f"compare.{part}"), note=_unsure(telling, mine[part])),
            Cell(_points(telling, mine[part]["score"]), "number"),
            Cell(_points(telling, mine[part]["maximum"]), "number"),
            Cell(_points(telling, mine[part]["missing"]), "number"),
            Cell(_place(telling, mine[part])),
            Cell(_points(telling, mine[part]["middle"]), "number"),
        )
        for part in (*GROUPS, "total")
    )
    head = tuple(words(f"compare.{key}") for key in ("group", "got", "most", "missing", "place", "middle"))
    return Table(words("compare.groups", day=_captured(telling)), head, rows)


def _unsure(telling: Telling, row: Row) -> str:
    """What of a group's maximum no commune can win, or nobody has stated."""
    words, said = telling.words, []
    if row["provinces_only"]:
        said.append(words("compare.provinces_only", n=format.number(row["provinces_only"], telling.lang)))
    if row["unknown_maxima"]:
        said.append(words("compare.unknown_maxima", n=format.number(row["unknown_maxima"], telling.lang)))
    return " ".join(said)


def _place(telling: Telling, row: Row) -> str:
    if not row["place"]:
        return "–"
    key = "compare.place_alone" if row["sharing"] == 1 else "compare.place_shared"
    return telling.words(key, place=row["place"], n=row["units"], sharing=row["sharing"])


def group_chart(telling: Telling) -> Chart:
    """Each group's median over all units as a share of its maximum, with quartiles and the unit's in the twin."""
    words, mine, everybody = telling.words, standing(telling), quartiles(telling)
    rows, twin = [], []
    for part in GROUPS:
        known = everybody[part]
        label, middle = words(f"compare.{part}"), known["middle"]
        share = 100 * middle / known["maximum"]
        rows.append({"label": label, "value": share, "value_text": _points(telling, middle, known["maximum"])})
        ours = _points(telling, mine[part]["score"]) if mine else "–"
        texts = (ours, *(_points(telling, known[key]) for key in ("low", "middle", "high", "maximum")))
        twin.append((Cell(label), *(Cell(text, "number") for text in texts)))
    head = tuple(words(f"compare.{key}") for key in ("group", "ours", "low", "middle", "high", "most"))
    return Chart(
        title=words("compare.chart"),
        sentence=words("compare.sentence", n=everybody["total"]["units"], day=_captured(telling)),
        spec=charts.bars(rows, lang=telling.lang),
        twin=Table(words("chart.twin", what=words("compare.chart")), head, tuple(twin)),
        key="compare-groups",
        level=2,
    )


def beside(telling: Telling) -> Table:
    """Our own on-time rate by the same rule beside the national points, so that a difference is seen."""
    words = telling.words
    own = {row["part"]: row for row in telling.loaded.rows("index766_standing", unit_code=telling.loaded.org["code"],
                                                          least=LEAST_UNITS)}  # fmt: skip
    measured = figure(telling.loaded, "on_time_766_pct", telling.scope)
    national, share = "–", words("state.no_data")
    if own:
        score, most = own["on_time"]["score"], own["on_time"]["maximum"]
        national, share = _points(telling, score, most), format.percent(100 * score / most, telling.lang, 2)
    value, counts = figures.value_text(measured, words), figures.counts_text(measured, words) or "–"
    rows = (
        (Cell(words("compare.own_figure")), Cell(value), Cell(counts)),
        (Cell(words("compare.national_figure", day=_captured(telling))), Cell(share), Cell(national)),
    )
    head = (words("table.indicator"), words("table.value"), words("compare.rests_on"))
    return Table(words("compare.beside"), head, rows)


def everybody_table(telling: Telling) -> Table:
    """All units by name; not ranked, because the national table does not say how many dossiers each had."""
    words = telling.words
    rows = tuple(
        (
            Cell(row["unit_name"]),
            *(Cell(_points(telling, row[part]), "number") for part in ("total", *GROUPS)),
        )
        for row in telling.loaded.rows("index766_everybody")
    )
    head = (words("compare.commune"), words("compare.total"), *(words(f"compare.{part}") for part in GROUPS))
    return Table(words("compare.everybody", n=len(rows), day=_captured(telling)), head, rows, folded=True)


def _points(telling: Telling, points: float, most: float | None = None) -> str:
    return format.points(points, telling.lang, most)


def _captured(telling: Telling) -> str:
    return format.date_text(quartiles(telling)["total"]["captured_on"], telling.lang)
