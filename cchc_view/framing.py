"""The frame round every page as HTML, the same for both renderers; nearly nothing of it inside another page's frame."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from cchc_view import blocks as drawing
from cchc_view import frame
from cchc_view.page import Page, Telling


def above(telling: Telling, page: Page, pages: Sequence[Page], story_id: str) -> list[Markup]:
    """Header with a link that skips to the element `story_id`, and menu; neither in an embed."""
    if telling.view.embed:
        return []
    skip = drawing.fill("skip.html", text=telling.words("site.skip"), target=story_id)
    menu = {"nav": frame.menu(telling, pages, page), "nav_label": telling.words("site.menu_label")}
    return [
        skip + Markup("\n") + drawing.fill("header.html", **frame.header(telling, page)),
        drawing.fill("nav.html", **menu),
    ]


def bands(telling: Telling, page: Page, today: date, state: str) -> Markup:
    """Illustrative data, as-of date and what is wrong; in an embed too, where nothing else says so."""
    told = frame.bands(telling, page, today, state)
    return drawing.fill("bands.html", bands=told, label=telling.words("band.label"))


def below(telling: Telling, page: Page) -> Markup:
    """The footer; in an embed one line with place, date, hotline and the way to the whole page."""
    if telling.view.embed:
        return drawing.fill("embed_foot.html", **frame.embed_foot(telling, page.path))
    return drawing.fill("footer.html", **frame.footer(telling, page))
