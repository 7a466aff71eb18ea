"""A page as Streamlit tells it, run without a browser."""

from __future__ import annotations

from pathlib import Path

from page_reading import Element, read
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

SITE = Path(__file__).parents[2] / "pages" / "site.py"


def visit(path: str, *, embedded: bool = False, **query: str) -> AppTest:
    """Open a page by its address: Streamlit knows a page by the hash of its address.

    `embedded` is what a browser reports of an address with `?embed=true`.
    """
    app = AppTest.from_file(SITE, default_timeout=30)
    app._page_hash = calc_hash(path)
    if embedded:
        app.context["is_embedded"] = True
    for name, value in query.items():
        app.query_params[name.replace("_", "-")] = value
    return app.run()


def story(app: AppTest) -> Element:
    """All HTML the page put out, frame and story, as one tree."""
    return read("\n".join(html.proto.body for html in app.get("html")))
