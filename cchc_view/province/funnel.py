"""The funnel: each unit's rate against its number of cases, between the limits of chance."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Any

import altair as alt

from cchc_data.province.compare import ALARM, WARNING, Comparison, Standing
from cchc_data.statistics import chance_limits
from cchc_view import chart_parts as parts
from cchc_view import format
from cchc_view.chart_rows import LINE, STATUS_COLOURS
from cchc_view.province.asked import PLACES, SMALL_SAMPLE, ProvinceTelling

_STEPS = 48
_MOST_NAMED = 8  # more names would lie across each other
_FLOORS = (95, 90, 80, 50, 0)
_SHAPES = {"within": "circle", "below": "triangle-down", "above": "triangle-up"}
_SIGNS = {"within": "●", "below": "▼", "above": "▲"}
_COLOURS = {"within": LINE, "below": STATUS_COLOURS["not_met"], "above": STATUS_COLOURS["met"]}


def funnel(telling: ProvinceTelling) -> dict[str, Any]:
    """The specification; needs at least one compared unit."""
    comparison, words = telling.comparison, telling.words
    points = [_point(telling, one) for one in comparison.compared]
    limits = _limits(comparison, [point["n"] for point in points])
    floor = _floor([*(point["value"] for point in points), limits[0]["outer_low"]])
    for limit in limits:
        limit |= {name: max(float(floor), limit[name]) for name in ("outer_low", "inner_low")}
    scale = alt.Scale(type="sqrt", domain=[limits[0]["n"], limits[-1]["n"]], nice=False, zero=False)
    axis = alt.Axis(title=words("province.cases"), tickCount=5, grid=False, labelFlush=True)
    along = alt.X("n:Q", scale=scale, axis=axis)
    base = alt.Chart(alt.Data(values=limits)).encode(x=along)
    rate = parts.rate_axis(floor)
    if floor > 80:
        rate["axis"].values = list(range(floor, 101))
    layers = [
        base.mark_area(color=LINE, opacity=0.08).encode(y=alt.Y("outer_low:Q", **rate), y2="outer_high:Q"),
        *(base.mark_line(color=parts.INK, strokeWidth=1.5).encode(y=f"outer_{end}:Q") for end in ("low", "high")),
        *(base.mark_line(color=parts.INK, strokeWidth=1, strokeDash=[4, 3]).encode(y=f"inner_{end}:Q") for end in ("low", "high")),
        base.mark_line(color=STATUS_COLOURS["near"], strokeWidth=2).encode(y="all:Q"),
        *_drawn(telling, points, along),
    ]
    return parts.spec_of(layers, telling.lang, 340, title=_key(telling))


def _point(telling: ProvinceTelling, one: Standing) -> dict[str, Any]:
    figure, lang = one.figure, telling.lang
    return {
        "n": figure.denominator,
        "value": one.value,
        "place": one.place,
        "unit": telling.name(one.unit),
        "value_text": format.percent(one.value, lang),
        "counts_text": "/".join(format.number(part, lang) for part in (figure.numerator, figure.denominator)),
        "place_text": telling.words(PLACES[one.place]),
    }


def _limits(comparison: Comparison, cases: Sequence[int]) -> list[dict[str, float]]:
    """Rows of the limits from the smallest number of cases to the largest, denser where they bend."""
    share, first, last = comparison.value / 100, min(cases), max(max(cases), min(cases) + 1)
    first = max(SMALL_SAMPLE, round(first * 0.9))
    steps = {round(exp(log(first) + n / _STEPS * (log(last * 1.05) - log(first)))) for n in range(_STEPS + 1)}
    rows = []
    for n in sorted(steps):
        (inner_low, inner_high), (outer_low, outer_high) = (chance_limits(share, n, chance) for chance in (WARNING, ALARM))
        ends = {"inner_low": inner_low, "inner_high": inner_high, "outer_low": outer_low, "outer_high": outer_high}
        rows.append({"n": n, "all": comparison.value, **ends})
    return rows


def _floor(seen: Sequence[float]) -> int:
    lowest = min(seen)
    return next(floor for floor in _FLOORS if floor == 0 or lowest >= floor + 0.5)


def _drawn(telling: ProvinceTelling, points: Sequence[dict[str, Any]], along: alt.X) -> list[alt.Chart]:
    words = telling.words
    tips = parts.tips(unit=words("scope.unit"), value_text=telling.indicator.words[telling.lang]["short"],
                      counts_text=words("charts.counts"), place_text=words("province.place"))
    layers = [
        alt.Chart(alt.Data(values=[point for point in points if point["place"] == place]))
        .mark_point(filled=True, size=64 if place == "within" else 110, shape=_SHAPES[place], color=_COLOURS[place], opacity=0.75)
        .encode(x=along, y="value:Q", tooltip=tips)
        for place in _SHAPES
    ]
    outside = [point for point in points if point["place"] != "within"]
    if len(outside) > _MOST_NAMED:
        return layers
    middle = max(point["n"] for point in points) / 2
    for number, point in enumerate(sorted(outside, key=lambda point: point["n"])):
        left = point["n"] <= middle
        # On a phone names would lie across the drawing: the sentence above it tells them.
        text = alt.Chart(alt.Data(values=[point])).mark_text(
            align="left" if left else "right", dx=9 if left else -9, dy=-7 if number % 2 else 7, color=parts.TEXT,
            fontSize=13, opacity={"expr": f"width < {parts.PHONE} ? 0 : 1"})
        layers.append(text.encode(x=along, y="value:Q", text="unit:N"))
    return layers


def _key(telling: ProvinceTelling) -> alt.TitleParams:
    """What is drawn, above the drawing: two lines, on a phone four."""
    words = telling.words
    value = format.percent(telling.comparison.value, telling.lang)
    whole = f"━ {words('province.key_all', value=value)}"
    limits = f"╌ {words('province.key_inner')}   ─ {words('province.key_outer')}"
    *two, last = (f"{sign} {words(PLACES[place])}" for place, sign in _SIGNS.items())
    return parts.key([f"{whole}   {limits}", "   ".join([*two, last])], [whole, limits, "   ".join(two), last])
