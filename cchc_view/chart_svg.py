"""A Vega-Lite specification → small inline SVG, for pages without JavaScript."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

_NARROW, _WIDE = 300, 700
_DECIMALS = re.compile(r"-?\d+\.\d{2,}")


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
    # The renderer escapes the texts of the chart.
    return Markup(_slim(vl_convert.vegalite_to_svg(spec), str(escape(label))))  # noqa: S704 - and here the label is


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
