"""Plain rows → the rows a drawing holds: every label and tip already written as text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from cchc_view import format as fmt

Words = Callable[[str], str]
Row = Mapping[str, Any]

LINE = "#1268a5"
STATUS_COLOURS = {"met": "#0072b2", "near": "#e69f00", "not_met": "#d55e00", "none": "#6b6b6b"}
STATUS_SYMBOLS = {"met": "✓", "near": "▲", "not_met": "✗", "none": ""}

BAR, NAME_LINE = 16, 18
_NAME_WIDTH = 36


def rate_row(row: Row, place: int, rows: Sequence[Row], lang: str, words: Words) -> dict[str, Any]:
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


def count_row(row: Row, order: Sequence[str],
               colours: Mapping[str, str], labels: Mapping[str, str],
               lang: str) -> dict[str, Any]:
    key, count = row["key"], row["count"]
    return {"period_label": row["period_label"], "place": order.index(key),
            "label": labels[key], "ink": _ink_on(colours[key]), "count": count,
            "count_text": "" if count is None else fmt.number(count, lang)}


def _ink_on(colour: str) -> str:
    """White or near-black, whichever contrasts more with a "#rrggbb" ground."""
    parts = (int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return "#ffffff" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 else "#0b1f23"


def bar_rows(rows: Sequence[Row]) -> tuple[list[dict[str, Any]], float]:
    """Rows with their places in px from the top, and the height of them all."""
    data, top = [], 8.0
    for row in rows:
        name = textwrap.wrap(row["label"], _NAME_WIDTH)
        bar = top + len(name) * NAME_LINE + 4 + BAR / 2
        status = row.get("status", "none")
        # One text with line breaks: Streamlit's Arrow tables turn lists into "[…]".
        data.append({
            "name": "\n".join(name), "top": top, "bar": bar, "value": row["value"],
            "zero": None if row["value"] is None else 0,
            "number": f"{row['value_text']} {STATUS_SYMBOLS[status]}".rstrip(),
            "colour": STATUS_COLOURS[status] if "status" in row else LINE,
        })
        top = bar + BAR / 2 + 14
    return data, top
