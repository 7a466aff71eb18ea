"""Plain rows in, a Vega-Lite specification (dict) out; no Streamlit here.

Rates are in per cent, counts are whole numbers, periods are texts in reading
order. A value of None is a gap, never a zero. Every label, axis number and
tooltip is written on the server, so the drawing cannot speak another language
than the page. Colours follow Okabe and Ito and are never the only sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from cchc_view import chart_parts as parts
from cchc_view.chart_rows import BAR, LINE, NAME_LINE, Row, Words, bar_rows, count_row, rate_row
from cchc_view.chart_svg import drawing, svg

__all__ = ["bars", "drawing", "rate_by_period", "rate_floor", "stacked_by_period", "svg"]

_FLOORS = (80, 50, 0)
_NUMBER = 84  # px kept free for the number at the end of a bar
_FEW = 4


def rate_by_period(
    rows: Sequence[Row],
    *,
    title_y: str,
    lang: str,
    words: Words,
    target: float | None = None,
    target_label: str = "",
    breaks: Iterable[tuple[str, str]] = (),
) -> dict[str, Any]:
    """A rate over time: line, points and 95% band.

    `rows`: period_label, value, low, high (per cent or None), numerator,
    denominator, provisional. `breaks`: (first period_label after the break,
    text). The axis starts at 80, 50 or 0, and says so when it is not 0.
    """
    floor = rate_floor(rows, target)
    data = [rate_row(row, place, rows, lang, words) for place, row in enumerate(rows)]
    base = alt.Chart().encode(parts.period_axis(rows))
    rate, low, high = alt.Y("value:Q", **parts.rate_axis(floor)), alt.Y("low:Q"), alt.Y2("high:Q")
    tips = parts.tips(period_label=words("charts.period"), value_text=title_y,
                      counts_text=words("charts.counts"), interval_text=words("charts.interval"))
    layers = [
        base.mark_area(color=LINE, opacity=0.16).encode(low, high),
        base.transform_filter("datum.alone").mark_rule(color=LINE, strokeWidth=6, opacity=0.16)
        .encode(low, high),
        *parts.target_rule(target),
        *parts.break_rules(breaks, rows),
        base.mark_line(color=LINE, strokeWidth=2.5).encode(rate),
        base.mark_point(color=LINE, size=55, filled=True, opacity=1, stroke=LINE, strokeWidth=2)
        .encode(rate, tips, alt.FillValue(LINE, condition={"test": "datum.provisional", "value": parts.PAPER})),
    ]
    title = parts.key_to_signs(data, floor, target_label if target is not None else "", words)
    return parts.spec_of(layers, lang, 260, data, title=title)


def stacked_by_period(
    rows: Sequence[Row],
    *,
    order: Sequence[str],
    colours: Mapping[str, str],
    labels: Mapping[str, str],
    title_y: str,
    lang: str,
    words: Words,
) -> dict[str, Any]:
    """Counts over time, stacked from the foot in `order`.

    `rows`: period_label, key (one of `order`), count (whole number or None).
    With few periods every part wide enough carries its number.
    """
    data = [count_row(row, order, colours, labels, lang) for row in rows]
    periods = list(dict.fromkeys(row["period_label"] for row in rows))
    scale = alt.Scale(domain=[labels[k] for k in order], range=[colours[k] for k in order])
    axis = alt.Axis(title=None, tickCount=5, tickMinStep=1, domain=False, ticks=False)
    base = alt.Chart().encode(
        parts.period_axis(rows, inner=0.28),
        alt.Y("count:Q", stack="zero", axis=axis),
        alt.Order("place:O"),
    )
    legend = alt.Legend(title=title_y, orient="top", direction="horizontal", labelLimit=300,
                        columns={"expr": "width < 420 ? 2 : 4"}, symbolType="square")
    tips = parts.tips(period_label=words("charts.period"), label=words("charts.part"),
                      count_text=words("charts.counts"))
    bars = base.mark_bar(stroke=parts.PAPER, strokeWidth=1).encode(
        alt.Color("label:N", scale=scale, legend=legend), tips)
    layers = [bars] + ([parts.part_numbers(base, rows)] if len(periods) <= _FEW else [])
    return parts.spec_of(layers, lang, 300, data)


def bars(
    rows: Sequence[Row],
    *,
    lang: str,
    maximum: float = 100.0,
    target: float | None = None,
    target_label: str = "",
) -> dict[str, Any]:
    """Horizontal bars in the order given, name above the bar, number at its end.

    `rows`: label, value (or None: no bar, only its text), value_text, and
    perhaps status (met | near | not_met | none), whose sign follows the number.
    Names wrap, so a long procedure name never squeezes the bars.
    """
    data, height = bar_rows(rows)
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    along = alt.Scale(domain=[0, maximum], range=[0, {"expr": f"width - {_NUMBER}"}], nice=False)
    base = alt.Chart().encode(alt.Y("bar:Q", axis=None, scale=down))
    zero = alt.X("zero:Q", axis=None, scale=along)
    layers = [
        base.mark_rule(strokeWidth=BAR, color=parts.GRID).encode(zero, alt.X2Datum(maximum)),
        base.mark_rule(strokeWidth=BAR).encode(zero, alt.X2("value:Q"), alt.Color("colour:N", scale=None)),
        base.mark_text(align="right", fontWeight=600, fontSize=15, color=parts.INK)
        .encode(alt.XValue("width"), alt.Text("number:N")),
        base.mark_text(align="left", baseline="top", fontSize=14, color=parts.TEXT,
                       lineBreak="\n", lineHeight=NAME_LINE).encode(alt.XValue(0), alt.Y("top:Q"), alt.Text("name:N")),
        *parts.target_ticks(target, target_label, [row["bar"] for row in data if row["value"] is not None]),
    ]
    return parts.spec_of(layers, lang, height, data)


def rate_floor(rows: Iterable[Row], target: float | None = None) -> int:
    """Where a rate's axis may start without exaggerating: 80, 50 or 0 per cent.

    A window of at least 20 points keeps a wobble of one point looking small.
    """
    seen = [row[k] for row in rows for k in ("value", "low") if row[k] is not None]
    lowest = min([*seen, *([target] if target is not None else [])], default=0)
    return next(floor for floor in _FLOORS if floor == 0 or lowest >= floor + 2)
