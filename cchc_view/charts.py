"""Plain rows in, a Vega-Lite specification (dict) out; no Streamlit here.

Rates are in per cent, counts are whole numbers, periods are texts in reading
order. A value of None is a gap, never a zero. Every label, axis number and
tooltip is written on the server, so the drawing cannot speak another language
than the page. Colours follow Okabe and Ito and are never the only sign.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
from markupsafe import Markup, escape

from cchc_view import format as fmt

Words = Callable[[str], str]
Row = Mapping[str, Any]

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
STATUS_COLOURS = {"met": "#0072b2", "near": "#e69f00", "not_met": "#d55e00", "none": "#6b6b6b"}
STATUS_SYMBOLS = {"met": "✓", "near": "▲", "not_met": "✗", "none": ""}

_INK, _TEXT, _GRID, _PAPER, _LINE = "#0f3d46", "#3b4a4e", "#e4ded1", "#fff", "#1268a5"
_FLOORS = (80, 50, 0)
_NARROW, _WIDE = 300, 700
_NAME_LINE, _NAME_WIDTH, _BAR, _NUMBER = 18, 36, 16, 84
_FEW = 4
_DECIMALS = re.compile(r"-?\d+\.\d{2,}")


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
    data = [_rate_row(row, place, rows, lang, words) for place, row in enumerate(rows)]
    base = alt.Chart().encode(x=_period_axis(rows))
    rate = alt.Y("value:Q", **_rate_axis(floor))
    tips = _tips(period_label=words("charts.period"), value_text=title_y,
                 counts_text=words("charts.counts"), interval_text=words("charts.interval"))
    layers = [
        base.mark_area(color=_LINE, opacity=0.16).encode(y=alt.Y("low:Q"), y2="high:Q"),
        base.transform_filter("datum.alone").mark_rule(color=_LINE, strokeWidth=6, opacity=0.16)
        .encode(y="low:Q", y2="high:Q"),
        *_target_rule(target),
        *_break_rules(breaks, rows),
        base.mark_line(color=_LINE, strokeWidth=2.5).encode(y=rate),
        base.mark_point(color=_LINE, size=55, filled=True, opacity=1, stroke=_LINE, strokeWidth=2)
        .encode(y=rate, tooltip=tips,
                fill=alt.condition("datum.provisional", alt.value(_PAPER), alt.value(_LINE))),
    ]
    title = _key_to_signs(data, title_y, floor, target_label if target is not None else "", words)
    return _spec(alt.layer(*layers, data=alt.Data(values=data)), lang, height=260, title=title)


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
    data = [_count_row(row, order, colours, labels, lang) for row in rows]
    periods = list(dict.fromkeys(row["period_label"] for row in rows))
    scale = alt.Scale(domain=[labels[k] for k in order], range=[colours[k] for k in order])
    axis = alt.Axis(title=None, tickCount=5, tickMinStep=1, domain=False, ticks=False)
    base = alt.Chart().encode(
        x=_period_axis(rows, inner=0.28),
        y=alt.Y("count:Q", stack="zero", axis=axis),
        order="place:O",
    )
    legend = alt.Legend(title=title_y, orient="top", direction="horizontal", labelLimit=300,
                        columns={"expr": "width < 420 ? 2 : 4"}, symbolType="square")
    tips = _tips(period_label=words("charts.period"), label=words("charts.part"),
                 count_text=words("charts.counts"))
    bars = base.mark_bar(stroke=_PAPER, strokeWidth=1).encode(
        color=alt.Color("label:N", scale=scale, legend=legend), tooltip=tips)
    layers = [bars] + ([_part_numbers(base, rows)] if len(periods) <= _FEW else [])
    return _spec(alt.layer(*layers, data=alt.Data(values=data)), lang, height=300)


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
    data, height = _bar_rows(rows)
    down = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    along = alt.Scale(domain=[0, maximum], range=[0, {"expr": f"width - {_NUMBER}"}], nice=False)
    base = alt.Chart().encode(y=alt.Y("bar:Q", axis=None, scale=down))
    zero = alt.X("zero:Q", axis=None, scale=along)
    layers = [
        base.mark_rule(strokeWidth=_BAR, color=_GRID).encode(x=zero, x2=alt.datum(maximum)),
        base.mark_rule(strokeWidth=_BAR).encode(
            x=zero, x2="value:Q", color=alt.Color("colour:N", scale=None)),
        base.mark_text(align="right", fontWeight=600, fontSize=15, color=_INK)
        .encode(x=alt.value("width"), text="number:N"),
        base.mark_text(align="left", baseline="top", fontSize=14, color=_TEXT,
                       lineBreak="\n", lineHeight=_NAME_LINE).encode(x=alt.value(0), y="top:Q", text="name:N"),
        *_target_ticks(target, target_label, [row["bar"] for row in data if row["value"] is not None]),
    ]
    return _spec(alt.layer(*layers, data=alt.Data(values=data)), lang, height=height)


def rate_floor(rows: Iterable[Row], target: float | None = None) -> int:
    """Where a rate's axis may start without exaggerating: 80, 50 or 0 per cent.

    A window of at least 20 points keeps a wobble of one point looking small.
    """
    seen = [row[k] for row in rows for k in ("value", "low") if row[k] is not None]
    lowest = min([*seen, *([target] if target is not None else [])], default=0)
    return next(floor for floor in _FLOORS if floor == 0 or lowest >= floor + 2)


def drawing(spec: dict[str, Any], label: str) -> Markup:
    """Inline SVG of a chart for pages without JavaScript, drawn for phone and desk.

    Two drawings because one that shrinks shrinks its letters too; the style
    sheet shows one and hides the other from everybody.
    """
    parts = (("narrow", _NARROW), ("wide", _WIDE))
    return Markup("").join(
        Markup('<div class="cc-drawing-{}">{}</div>').format(name, svg(spec, width, label))
        for name, width in parts
    )


def svg(spec: dict[str, Any], width: int, label: str) -> Markup:
    """One inline SVG, `width` px in its own units, as wide as its box on the page."""
    return _svg(json.dumps(spec, sort_keys=True, ensure_ascii=False), width, label)


@lru_cache(maxsize=256)
def _svg(spec_json: str, width: int, label: str) -> Markup:
    import vl_convert  # 60 MB of renderer: only a page that draws pays for it

    spec = json.loads(spec_json)
    spec["width"] = width
    spec["config"]["aria"] = False
    return Markup(_slim(vl_convert.vegalite_to_svg(spec), str(escape(label))))


def _slim(text: str, label: str) -> str:
    """Without what the page says already or nobody reads: fonts, classes, long decimals."""
    box = re.search(r'viewBox="[^"]+"', text)[0]
    text = re.sub(r"^.*?<svg[^>]*>", "", text, count=1, flags=re.S)
    text = re.sub(r' (?:class|font-family|pointer-events|stroke-miterlimit)="[^"]*"', "", text)
    text = re.sub(r'<text[^>]* opacity="0"[^>]*>[^<]*</text>', "", text)
    text = re.sub(r' opacity="1"| (?:aria|role)[a-z-]*="[^"]*"', "", text)
    text = re.sub(r"<[^>]+>", lambda tag: _DECIMALS.sub(_shorter, tag[0]), text)
    text = re.sub(r"<path d=\"[^\"]*\"(?: fill=\"none\")?(?: display=\"none\")?/>", "", text)
    text = text.replace(' transform="translate(0,0)"', "").replace(' text-anchor="start"', "")
    while (shorter := re.sub(r"<g[^>]*></g>|<g[^>]*/>", "", text)) != text:
        text = shorter
    return f'<svg {box} role="img" aria-label="{label}">{text}'


def _shorter(decimal: re.Match[str]) -> str:
    return f"{float(decimal[0]):.1f}".removesuffix(".0")


def _spec(chart: alt.LayerChart, lang: str, height: float, **more: Any) -> dict[str, Any]:
    separators = {"vi": (",", "."), "en": (".", ",")}[lang]
    locale = {"decimal": separators[0], "thousands": separators[1], "grouping": [3],
              "currency": ["", "\u00a0₫"]}
    chart = chart.properties(width="container", height=height, **more).configure(
        font=FONT, background="transparent", locale=alt.Locale(number=locale),
        view=alt.ViewConfig(stroke=None), padding=4,
        axis=alt.AxisConfig(labelColor=_TEXT, titleColor=_TEXT, labelFontSize=13, titleFontSize=13,
                            titleFontWeight="normal", gridColor=_GRID, domainColor="#7d8a88",
                            tickColor="#7d8a88", labelPadding=6),
        legend=alt.LegendConfig(labelColor=_TEXT, labelFontSize=13, titleColor=_TEXT,
                                titleFontSize=13, titleFontWeight="normal", symbolSize=160),
        text=alt.MarkConfig(fontSize=13),
    )
    chart.autosize = alt.AutoSizeParams(type="fit-x", contains="padding")
    return chart.to_dict()


def _period_axis(rows: Sequence[Row], inner: float = 0) -> alt.X:
    periods = list(dict.fromkeys(row["period_label"] for row in rows))
    axis = alt.Axis(title=None, labelAngle=0, labelOverlap="parity",
                    labelSeparation=14, grid=False, ticks=False)
    # An explicit domain, because layers with other data would re-sort the periods.
    scale = alt.Scale(type="band", domain=periods, paddingInner=inner, paddingOuter=inner / 2)
    return alt.X("period_label:O", axis=axis, scale=scale)


def _rate_axis(floor: int) -> dict[str, Any]:
    ticks = list(range(floor, 101, 5 if floor == 80 else 10 if floor == 50 else 20))
    axis = alt.Axis(title=None, values=ticks, labelExpr="datum.value + '%'", domain=False, ticks=False)
    return {"scale": alt.Scale(domain=[floor, 100], nice=False, zero=False), "axis": axis}


def _key_to_signs(
    data: Sequence[Row], title: str, floor: int, target_label: str, words: Words
) -> alt.TitleParams:
    """What is drawn, above the drawing: labels inside it would lie across the line."""
    start = words("charts.axis_from", floor=f"{floor}%")
    signs = [f"╌╌ {target_label}"] if target_label else []
    if any(row["provisional"] for row in data):
        signs.append(f"○ {words('charts.provisional')}")
    lines = ["\N{EM SPACE}".join(signs)] if signs else []
    lines.append(f"▒ {words('charts.interval')}")
    return alt.TitleParams(
        text=f"{title} {start}" if floor else title, subtitle=lines, anchor="start",
        frame="bounds", fontSize=13, fontWeight="normal", color=_TEXT, subtitleFontSize=13,
        subtitleColor=_TEXT, subtitleLineHeight=18, offset=12)


def _target_rule(target: float | None) -> list[alt.Chart]:
    if target is None:
        return []
    base = alt.Chart(alt.Data(values=[{"target": target}]))
    return [base.mark_rule(color=_INK, strokeDash=[6, 4], strokeWidth=1.5).encode(y="target:Q")]


def _target_ticks(target: float | None, label: str, places: Sequence[float]) -> list[alt.Chart]:
    """A short upright across each bar, so that it never crosses a name; named once below."""
    if target is None:
        return []
    reach = _BAR / 2 + 4
    values = [{"target": target, "from": y - reach, "to": y + reach} for y in places]
    base = alt.Chart().encode(x="target:Q")
    label_data = alt.Data(values=[{"target": target, "label": f"┃ {label}"}])
    return [
        base.mark_rule(color=_INK, strokeWidth=2.5).encode(y="from:Q", y2="to:Q")
        .properties(data=alt.Data(values=values)),
        base.mark_text(color=_INK, align="right", dx=3, dy=10).encode(
            y=alt.value("height"), text="label:N").properties(data=label_data),
    ]


def _break_rules(breaks: Iterable[tuple[str, str]], rows: Sequence[Row]) -> list[alt.Chart]:
    """A dashed upright before each named period: what stands left and right differs."""
    periods = [row["period_label"] for row in rows]
    layers = []
    for period, text in breaks:
        late = periods.index(period) > len(periods) / 2
        base = alt.Chart(alt.Data(values=[{"period_label": period, "text": text}])).encode(
            x=alt.X("period_label:O", bandPosition=0))
        layers += [
            base.mark_rule(color=_TEXT, strokeDash=[2, 3], strokeWidth=1.5),
            base.mark_text(align="right" if late else "left", baseline="bottom", color=_TEXT,
                           dx=-6 if late else 6, dy=-4).encode(y=alt.value("height"), text="text:N"),
        ]
    return layers


def _rate_row(row: Row, place: int, rows: Sequence[Row], lang: str, words: Words) -> dict[str, Any]:
    kept = {k: row[k] for k in ("period_label", "value", "low", "high")}
    kept["provisional"] = bool(row["provisional"])
    if row["value"] is None:
        return kept | {"alone": False}
    neighbours = [*rows[max(place - 1, 0):place], *rows[place + 1:place + 2]]
    mark = f" ({words('charts.provisional')})" if row["provisional"] else ""
    return kept | {
        "alone": all(near["value"] is None for near in neighbours),
        "value_text": fmt.percent(row["value"], lang) + mark,
        "counts_text": "/".join(fmt.number(row[k], lang) for k in ("numerator", "denominator")),
        "interval_text": fmt.interval(row["low"], row["high"], lang),
    }


def _count_row(row: Row, order: Sequence[str],
               colours: Mapping[str, str], labels: Mapping[str, str],
               lang: str) -> dict[str, Any]:
    key, count = row["key"], row["count"]
    return {"period_label": row["period_label"], "place": order.index(key),
            "label": labels[key], "ink": _ink_on(colours[key]), "count": count,
            "count_text": "" if count is None else fmt.number(count, lang)}


def _part_numbers(base: alt.Chart, rows: Sequence[Row]) -> alt.Chart:
    """Numbers inside the parts that are tall enough to hold one."""
    totals: dict[str, int] = {}
    for row in rows:
        totals[row["period_label"]] = totals.get(row["period_label"], 0) + (row["count"] or 0)
    least = max(totals.values(), default=0) * 0.08
    return base.transform_filter(f"datum.count >= {least}").mark_text(
        fontWeight=600).encode(
        y=alt.Y("count:Q", stack="zero", bandPosition=0.5), text="count_text:N", detail="place:O",
        color=alt.Color("ink:N", scale=None))


def _ink_on(colour: str) -> str:
    """White or near-black, whichever contrasts more with a "#rrggbb" ground."""
    parts = (int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return "#ffffff" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 else "#0b1f23"


def _bar_rows(rows: Sequence[Row]) -> tuple[list[dict[str, Any]], float]:
    """Rows with their places in px from the top, and the height of them all."""
    data, top = [], 8.0
    for row in rows:
        name = textwrap.wrap(row["label"], _NAME_WIDTH)
        bar = top + len(name) * _NAME_LINE + 4 + _BAR / 2
        status = row.get("status", "none")
        # One text with line breaks: Streamlit's Arrow tables turn lists into "[…]".
        data.append({
            "name": "\n".join(name), "top": top, "bar": bar, "value": row["value"],
            "zero": None if row["value"] is None else 0,
            "number": f"{row['value_text']} {STATUS_SYMBOLS[status]}".rstrip(),
            "colour": STATUS_COLOURS[status] if "status" in row else _LINE,
        })
        top = bar + _BAR / 2 + 14
    return data, top


def _tips(**titles: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in titles.items()]
