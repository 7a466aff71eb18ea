"""How dossiers come in, month by month."""

from __future__ import annotations

from cchc_data import periods
from cchc_view import charts, format, labels
from cchc_view.page import Telling
from cchc_view.story import Cell, Chart, Table

_COLOURS = {"counter": "#0f3d46", "online": "#d98e04", "post": "#5aa7b0"}


def channel_chart(telling: Telling) -> Chart:
    """Newly received dossiers by month, stacked by counter, online and post."""
    words = telling.words
    rows = telling.loaded.rows("channel_series", org_code=telling.scope.org_code)
    names = {key: words(f"channel.{key}") for key in _COLOURS}
    spec = charts.stacked_by_period(
        [
            {"period_label": labels.short_period(periods.parse(r["period"])), "key": r["channel"], "count": r["n"]}
            for r in rows
        ],
        order=tuple(_COLOURS),
        colours=_COLOURS,
        labels=names,
        title_y=words("table.dossiers"),
        lang=telling.lang,
        words=words,
    )
    counts = _by_month(rows)
    return Chart(
        title=words("online.channel_chart"),
        sentence=_sentence(telling, counts),
        spec=spec,
        twin=_twin(telling, counts, names),
        key="channels-month",
    )


def _by_month(rows: list[dict]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["period"], {})[row["channel"]] = row["n"]
    return counts


def _sentence(telling: Telling, counts: dict[str, dict[str, int]]) -> str:
    if not counts:
        return telling.words("chart.nothing", what=telling.words("online.channel_chart"))
    first, last = (_online_share(telling, counts[month]) for month in (min(counts), max(counts)))
    return telling.words(
        "online.channel_sentence",
        first=labels.within_sentence(periods.parse(min(counts)), telling.words),
        last=labels.within_sentence(periods.parse(max(counts)), telling.words),
        before=first,
        after=last,
    )


def _online_share(telling: Telling, month: dict[str, int]) -> str:
    return format.percent(100 * month.get("online", 0) / sum(month.values()), telling.lang)


def _twin(telling: Telling, counts: dict[str, dict[str, int]], names: dict[str, str]) -> Table:
    words = telling.words
    rows = tuple(
        (
            Cell(labels.period_name(periods.parse(month), words)),
            *(Cell(format.number(counts[month].get(key, 0), telling.lang), "number") for key in names),
            Cell(_online_share(telling, counts[month]), "number"),
        )
        for month in sorted(counts, reverse=True)
    )
    head = (words("table.period"), *names.values(), words("online.share_online"))
    return Table(words("chart.twin", what=words("online.channel_chart")), head, rows, folded=True)
