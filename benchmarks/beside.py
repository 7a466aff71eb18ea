"""The site with one more address: the overview's content as one would write it by hand, without a script.

Served by the same server with the same compression, it is what the first paint is measured
against. Started by `benchmarks.painting`; `streamlit run benchmarks/beside.py` shows it at /tinh.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

sys.path.insert(0, str(Path(__file__).parents[1]))

from cchc_view import cached, routes, tell_html  # noqa: E402
from cchc_view.asked import read_view  # noqa: E402
from cchc_view.page import LIGHT  # noqa: E402
from cchc_view.routes.answers import keep, send  # noqa: E402
from dashboard import lifespan  # noqa: E402
from pages import PAGES  # noqa: E402

ADDRESS = "/tinh"
_CSS = "body{font:17px/1.5 system-ui,sans-serif;max-width:60rem;margin:auto;padding:1rem}.cc-tile-value{font-size:3rem;font-weight:700}"


def static_page() -> str:
    """The overview's words, links, form, tables and chart under a style sheet of one line."""
    loaded = cached.current()
    told = tell_html.page_html(PAGES[0], PAGES, loaded, read_view({}, loaded, LIGHT), loaded.as_of, "ok", "")
    return re.sub(r"<style>.*?</style>", f"<style>{_CSS}</style>", told, flags=re.S)


class Beside:
    """ASGI middleware: answers the one address more."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._page = app, None

    async def __call__(self, scope: Scope, receive: Receive, send_message: Send) -> None:
        if scope["type"] != "http" or scope["path"] != ADDRESS:
            await self._app(scope, receive, send_message)
            return
        self._page = self._page or keep(static_page(), "text/html; charset=utf-8")
        await send(Request(scope), self._page)(scope, receive, send_message)


app = st.App(
    str(Path(__file__).parents[1] / "pages" / "site.py"),
    middleware=[Middleware(Beside), *routes.middleware(PAGES)],
    lifespan=lifespan,
)
