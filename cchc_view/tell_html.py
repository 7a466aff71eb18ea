"""Renderer 2: a story as one plain HTML page, complete without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from cchc_data.dictionary import FIGURES
from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import charts, frame
from cchc_view import words as wordbook
from cchc_view.cached import blocks, current
from cchc_view.opendata.dataset import dataset_jsonld
from cchc_view.opendata.sheets import sheet
from cchc_view.page import INTERACTIVE, LIGHT, Page, Telling, View, read_view
from cchc_view.story import Chart

# Pages whose head tells search engines of the data behind them.
_DESCRIBES_DATA = {"overview", "figures"}


def page_html(
    page: Page,
    pages: Sequence[Page],
    loaded: Loaded,
    view: View,
    today: date,
    state: str,
    scripts_html: str = "",
) -> str:
    """The whole page; `today` only decides whether the data is called old.

    With `scripts_html`, the tags that start Streamlit, it is the first paint of the
    interactive page: the same story, read while Streamlit is still loading.
    """
    telling = Telling(loaded, view)
    body = drawing.render_all(blocks(page, loaded, view), telling.words, draw=draw, keep=view.kept())
    return around(telling, page, pages, body, today, state, scripts_html, takes_over=bool(scripts_html))


def around(
    telling: Telling,
    page: Page,
    pages: Sequence[Page],
    body_html: str,
    today: date,
    state: str,
    scripts_html: str = "",
    *,
    takes_over: bool = False,
    about: Mapping[str, object] | None = None,
) -> str:
    """The frame round a body: head, header, menu, bands, scope, footer.

    `about` is what the head says where it is not the page's own title.
    """
    form = frame.scope_form(telling, page)
    return drawing.fill(
        "page.html",
        **(about or head(telling, page)),
        takes_over=takes_over,
        scripts_html=Markup(scripts_html),
        skip_text=telling.words("site.skip"),
        header_html=drawing.fill("header.html", **frame.header(telling, page)),
        nav=frame.menu(telling, pages, page),
        nav_label=telling.words("site.menu_label"),
        bands=frame.bands(telling, today, state),
        scope_form_html=drawing.fill("scope.html", **form) if form else "",
        body_html=body_html,
        footer_html=drawing.fill("footer.html", **frame.footer(telling, page)),
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
        page_html(page, tuple(pages), loaded, view, date.today(), "ok")
    sheet(loaded, FIGURES)


def draw(chart: Chart) -> str:
    """The chart as SVG, for every page without JavaScript."""
    return charts.drawing(chart.spec, chart.sentence)


def head(telling: Telling, page: Page) -> dict[str, object]:
    """Language, title, description and preview tags of a page."""
    words = telling.words
    place = frame.place(telling.loaded, telling.lang)
    canonical = telling.view.elsewhere(page.path, base=INTERACTIVE)
    told = about(telling, words(f"{page.key}.title"), words("site.description", place=place), canonical)
    return told | ({"dataset": Markup(dataset_jsonld(telling))} if page.key in _DESCRIBES_DATA else {})


def about(telling: Telling, title: str, description: str, canonical: str = "") -> dict[str, object]:
    """The same for what has a title, a description and perhaps an address of its own."""
    place = frame.place(telling.loaded, telling.lang)
    title = telling.words("site.page_title", page=title, place=place)
    return {
        "lang": telling.lang,
        "title": title,
        "description": description,
        "canonical": canonical,
        "dataset": "",
        "og": [("og:title", title), ("og:description", description), ("og:type", "website")],
    }


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
