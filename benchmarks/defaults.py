"""The same site with Streamlit's own garbage collection: all of it after every script, and nothing frozen before.

Started by `benchmarks.load` beside the real one; `streamlit run benchmarks/defaults.py` shows it.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from streamlit import config

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from cchc_view import cached, routes, tell_html  # noqa: E402
from cchc_view.routes.sockets import make_ready  # noqa: E402
from pages import PAGES  # noqa: E402


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Loaded and told once as in the real one, so that only the garbage collection differs."""
    cached.current()
    make_ready()
    tell_html.warm_up(PAGES)
    yield


config.set_option("runner.postScriptGC", True)
app = st.App(str(ROOT / "pages" / "site.py"), middleware=routes.middleware(PAGES), lifespan=lifespan)
