"""Renderer 2: a story as one plain HTML page, complete without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from cchc_data.dictionary import FIGURES
from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import charts, framing, scoping
from cchc_view import words as wordbook
from cchc_view.cached import blocks, current
from cchc_view.head import Head, head
from cchc_view.opendata.sheets import sheet
from cchc_view.asked import read_view
from cchc_view.page import LIGHT, THEMES, Page, Telling, View
from cchc_view.story import Chart


def page_html(
    page: Page,
    pages: Sequence[Page],
    loaded: Loaded,
    view: View,
    today: date,
    state: str,
    home: str,
    scripts_html: str = "",
    *,
    takes_over: bool = False,
) -> str:
    """The whole page; `today` only decides whether the data is called old, `home` is the site's address.

    With `takes_over` it is the first paint of the interactive page: the same story, read
    while Streamlit, started by `scripts_html`, is still loading.
    """
    telling = Telling(loaded, view)
    body = drawing.render_all(blocks(page, loaded, view), telling.words, draw=draw, keep=view.kept())
    told = head(telling, page, home)
    return around(telling, page, pages, told, body, today, state, scripts_html, takes_over=takes_over)


def around(
    telling: Telling,
    page: Page,
    pages: Sequence[Page],
    told: Head,
    body_html: str,
    today: date,
    state: str,
    scripts_html: str = "",
    *,
    takes_over: bool = False,
) -> str:
    """The frame round a body: head (`told`), header, menu, bands, scope, footer."""
    form = scoping.scope_form(telling, page)
    return drawing.fill(
        "page.html",
        **told,
        takes_over=takes_over,
        whole_id="cc-first" if takes_over else "cc-whole",
        theme="light" if takes_over else THEMES.get(telling.view.theme, "auto"),
        scripts_html=Markup(scripts_html),  # noqa: S704 - tags of ours, their words escaped where they are made
        above_html=Markup("\n").join(framing.above(telling, page, pages, "cc-main")),
        bands_html=framing.bands(telling, page, today, state),
        scope_form_html=drawing.fill("scope.html", **form) if form else "",
        body_html=body_html,
        below_html=framing.below(telling, page),
    )


def warm_up(pages: Sequence[Page]) -> None:
    """Render every page's default view and the table of all figures: the chart renderer loads, caches fill."""
    loaded = current()
    if loaded is None:
        return
    for page in pages:
        if not page.is_for(loaded):
            continue
        view = read_view({}, loaded, LIGHT)
        page_html(page, tuple(pages), loaded, view, date.today(), "ok", "")
    sheet(loaded, FIGURES)


def draw(chart: Chart) -> str:
    """The chart as SVG, for every page without JavaScript."""
    return charts.drawing(chart.spec, chart.sentence)


def plain_page(lang: str, key: str) -> str:
    """A page without figures: `key` is missing (404), empty (503) or failed (500)."""
    words = wordbook.of(lang)
    return drawing.fill(
        "plain.html",
        lang=lang,
        title=words(f"error.{key}_title"),
        lead=words(f"error.{key}"),
        home_href=LIGHT,
        home_text="" if key == "empty" else words("error.home"),
    )
