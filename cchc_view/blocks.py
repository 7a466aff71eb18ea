"""Blocks of a story → HTML, the same markup for both renderers.

The markup carries no script, no inline handler, no style attribute and no id
but the anchors a story asks for, so it survives Streamlit's sanitiser whole and
several blocks can stand on one page. Templates are Jinja2 with escaping on; the
few labels of their own they fetch with `words("blocks.method")`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cchc_view.settings import settings
from cchc_view.story import Block, Chart

Words = Callable[[str], str]
Draw = Callable[[Chart], str]

FOLDER = Path(__file__).parent / "templates"
_SAFE_SCHEMES = {"", "http", "https", "mailto", "tel"}


def render(
    block: Block,
    words: Words,
    *,
    draw: Draw | None = None,
    keep: Iterable[tuple[str, str]] = (),
) -> Markup:
    """One block as HTML.

    `words` gives a label by key in the visitor's language. `draw` turns a Chart
    into its drawing (trusted HTML); without it a chart is told by its sentence
    and its table. `keep` are the query parameters (the scope) a search form
    must carry along, as (name, value).
    """
    values = {"block": block, "words": words, "keep": tuple(keep)}
    if isinstance(block, Chart):
        values["drawing"] = Markup(draw(block)) if draw else ""  # noqa: S704 - trusted by contract, see above
    values["tell"] = lambda inner: render(inner, words, draw=draw, keep=keep)
    return fill(f"blocks/{type(block).__name__.lower()}.html", **values)


def render_all(blocks: Iterable[Block], words: Words, *, draw: Draw | None = None,
               keep: Iterable[tuple[str, str]] = ()) -> Markup:
    """A whole story as HTML, one block after the other."""
    keep = tuple(keep)
    return Markup("\n").join(render(b, words, draw=draw, keep=keep) for b in blocks)


def render_chart_head(chart: Chart, words: Words) -> str:
    """What stands above a chart that Streamlit draws itself: title and sentence."""
    return fill("blocks/chart_head.html", block=chart, words=words)


def render_chart_foot(chart: Chart, words: Words) -> str:
    """What stands below a chart that Streamlit draws itself: the folded table."""
    return fill("blocks/chart_foot.html", block=chart, words=words)


def fill(template: str, **values: object) -> Markup:
    """Any template of this folder (page, header, nav, bands, scope, footer) with its values."""
    html = _environment().get_template(template).render(values)
    return Markup(html.strip())  # noqa: S704 - the template has escaped every value


@cache
def stylesheet(name: str = "style") -> str:
    """A style sheet, without comments and indentation, to be put in `<style>`."""
    css = (FOLDER / f"{name}.css").read_text("utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).strip()


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["safe_href"] = safe_href
    env.filters["symbol"] = lambda text: _symbol_and_word(text)[0]
    env.filters["without_symbol"] = lambda text: _symbol_and_word(text)[1]
    env.globals["stylesheet"] = lambda name: Markup(stylesheet(name))  # noqa: S704 - a file of ours
    return env


def safe_href(href: str) -> str:
    """The address if a click on it can only navigate, ring or write; otherwise "".

    Escaping does not stop `javascript:`, and some addresses come from data. An address of
    our own gets the path below which the site stands.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme not in _SAFE_SCHEMES:
        return ""
    return settings().base_path + href if parts.path.startswith("/") and not (parts.scheme or parts.netloc) else href


def _symbol_and_word(text: str) -> tuple[str, str]:
    """ "✓ Đạt" → ("✓", "Đạt"): a screen reader should hear the word alone."""
    first, _, rest = text.partition(" ")
    if rest and not any(letter.isalnum() for letter in first):
        return first, rest
    return "", text
