"""Front door: `streamlit run dashboard.py` serves the pages and our own addresses."""

from __future__ import annotations

import gc
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from cchc_view import cached, routes, tell_html
from cchc_view.routes.failures import script_error
from cchc_view.routes.place import agree
from cchc_view.routes.sockets import make_ready
from pages import PAGES


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Load the snapshot before the first visitor comes, and tell the pages once behind the scenes."""
    cached.current()
    make_ready()
    threading.Thread(target=warm_up, daemon=True).start()
    yield


def warm_up() -> None:
    """Tell every page once, so that no visitor waits for the first drawing of a chart.

    Most of a garbage collection's time goes into looking at modules that will never be
    freed: frozen, they are not looked at.
    """
    tell_html.warm_up(PAGES)
    gc.collect()
    gc.freeze()


agree()
app = st.App(
    "pages/site.py",
    middleware=routes.middleware(PAGES),
    lifespan=lifespan,
    on_script_error=script_error,
)
