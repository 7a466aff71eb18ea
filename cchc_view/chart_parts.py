"""What charts are put together from: axes, rules, tips and the frame of a specification."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import altair as alt
from altair.utils.schemapi import disable_debug_mode

from cchc_view.chart_rows import BAR, Row, Words

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
INK, TEXT, GRID, PAPER = "#0f3d46", "#3b4a4e", "#e4ded1", "#fff"

# The tests check every specification against its schema; doing so for each visitor took a quarter of a page's making.
disable_debug_mode()

PHONE = 420  # px; below it texts stand under each other
_TEXT_LINE, _BREAK_WIDTH = 18, 13


def spec_of(
    layers: Sequence[alt.Chart], lang: str, height: float, rows: Sequence[Row] | None = None, **more: Any
) -> dict[str, Any]:
    """The finished specification: as wide as its box, our fonts and colours, our numbers.

    `rows` are what all layers without data of their own are drawn from. They and the settings
    come in at the end and at once: Altair copies a chart deeply, rows and all, at every step.
    """
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    shared = {} if rows is None else {"data": {"values": rows}}
    if shared:
        more["data"] = alt.NamedData("rows")  # stands where they will
    chart = alt.layer(*layers, width="container", height=height, autosize=fit, config=_config(lang), **more)
    return {**chart.to_dict(validate=False), **shared}


@cache
def _config(lang: str) -> alt.Config:
    separators = {"vi": (",", "."), "en": (".", ",")}[lang]
    locale = {"decimal": separators[0], "thousands": separators[1], "grouping": [3],
              "currency": ["", "\u00a0₫"]}
    return alt.Config(
        # The sentence and the table tell it; what Vega would say of its own parts is English.
        aria=False, mark=alt.MarkConfig(aria=False),
        font=FONT, background="transparent", locale=alt.Locale(number=locale),
        view=alt.ViewConfig(stroke=None), padding=4,
        axis=alt.AxisConfig(aria=False, labelColor=TEXT, titleColor=TEXT, labelFontSize=13, titleFontSize=13,
                            titleFontWeight="normal", gridColor=GRID, domainColor="#7d8a88",
                            tickColor="#7d8a88", labelPadding=6),
        legend=alt.LegendConfig(aria=False, labelColor=TEXT, labelFontSize=13, titleColor=TEXT,
                                titleFontSize=13, titleFontWeight="normal", symbolSize=160),
        text=alt.MarkConfig(fontSize=13),
    )


def period_axis(rows: Sequence[Row], inner: float = 0) -> alt.X:
    periods = list(dict.fromkeys(row["period_label"] for row in rows))
    axis = alt.Axis(title=None, labelAngle=0, labelOverlap="parity",
                    labelSeparation=14, grid=False, ticks=False)
    # An explicit domain, because layers with other data would re-sort the periods.
    scale = alt.Scale(type="band", domain=periods, paddingInner=inner, paddingOuter=inner / 2)
    return alt.X("period_label:O", axis=axis, scale=scale)


def rate_axis(floor: int) -> dict[str, Any]:
    ticks = list(range(floor, 101, 5 if floor == 80 else 10 if floor == 50 else 20))
    axis = alt.Axis(title=None, values=ticks, labelExpr="datum.value + '%'", domain=False, ticks=False)
    return {"scale": alt.Scale(domain=[floor, 100], nice=False, zero=False), "axis": axis}


def key_to_signs(data: Sequence[Row], floor: int, target_label: str, words: Words) -> alt.TitleParams:
    """What is drawn, above the drawing: labels inside it would lie across the line.

    On one line where there is room, under each other on a phone, which would cut them.
    """
    lines = [words("charts.axis_from", floor=f"{floor}%")] if floor else []
    if target_label:
        lines.append(f"╌╌ {target_label}")
    if any(row["provisional"] and row["value"] is not None for row in data):
        lines.append(f"○ {words('charts.provisional')}")
    lines.append(f"▒ {words('charts.interval')}")
    return key("\N{EM SPACE}".join(lines), lines)


def key(wide: str | list[str], narrow: list[str]) -> alt.TitleParams:
    """Lines of text above a drawing, others on a phone."""
    choice = f"width < {PHONE} ? {json.dumps(narrow, ensure_ascii=False)} : {json.dumps(wide, ensure_ascii=False)}"
    return alt.TitleParams(text={"expr": choice}, aria=False, anchor="start", frame="bounds", fontSize=13,
                           fontWeight="normal", color=TEXT, lineHeight=_TEXT_LINE, offset=12)


def target_rule(target: float | None) -> list[alt.Chart]:
    if target is None:
        return []
    base = alt.Chart(alt.Data(values=[{"target": target}]))
    return [base.mark_rule(color=INK, strokeDash=[6, 4], strokeWidth=1.5).encode(alt.Y("target:Q"))]


def target_ticks(target: float | None, label: str, places: Sequence[float]) -> list[alt.Chart]:
    """A short upright across each bar, so that it never crosses a name; named once below."""
    if target is None:
        return []
    reach = BAR / 2 + 4
    values = [{"target": target, "from": y - reach, "to": y + reach} for y in places]
    base = alt.Chart().encode(alt.X("target:Q"))
    label_data = alt.Data(values=[{"target": target, "label": f"┃ {label}"}])
    return [
        base.mark_rule(color=INK, strokeWidth=2.5).encode(alt.Y("from:Q"), alt.Y2("to:Q"))
        .properties(data=alt.Data(values=values)),
        base.mark_text(color=INK, align="right", dx=3, dy=10).encode(
            alt.YValue("height"), alt.Text("label:N")).properties(data=label_data),
    ]


def break_rules(breaks: Iterable[tuple[str, str]], rows: Sequence[Row]) -> list[alt.Chart]:
    """A dashed upright before each named period: what stands left and right differs.

    Its label stands on the side with more room and breaks, so a phone never cuts it.
    """
    periods = [row["period_label"] for row in rows]
    layers = []
    for period, text in breaks:
        late = periods.index(period) > len(periods) / 2
        # One text with line breaks: Streamlit's Arrow tables turn lists into "[…]".
        lines = textwrap.wrap(text, _BREAK_WIDTH)
        value = {"period_label": period, "text": "\n".join(lines)}
        base = alt.Chart(alt.Data(values=[value])).encode(alt.X("period_label:O", bandPosition=0))
        layers += [
            base.mark_rule(color=TEXT, strokeDash=[2, 3], strokeWidth=1.5),
            base.mark_text(
                align="right" if late else "left", dx=-6 if late else 6,
                baseline="bottom", dy=-4 - _TEXT_LINE * (len(lines) - 1),
                lineBreak="\n", lineHeight=_TEXT_LINE, color=TEXT,
            ).encode(alt.YValue("height"), alt.Text("text:N")),
        ]
    return layers


def part_numbers(base: alt.Chart, rows: Sequence[Row]) -> alt.Chart:
    """Numbers inside the parts that are tall enough to hold one."""
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["period_label"]] = totals.get(row["period_label"], 0) + (row["count"] or 0)
    least = max(totals.values(), default=0) * 0.08
    return base.transform_filter(f"datum.count >= {least}").mark_text(
        fontWeight=600).encode(
        alt.Y("count:Q", stack="zero", bandPosition=0.5), alt.Text("count_text:N"), alt.Detail("place:O"),
        alt.Color("ink:N", scale=None))


def tips(**titles: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()]
