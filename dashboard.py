"""Front door: `streamlit run dashboard.py` serves the pages and our own addresses."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from cchc_view import cached, routes
from pages import PAGES


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Load the snapshot before the first visitor comes.

    Streamlit forces a garbage collection after every script run, and most of its time goes
    into looking at modules that will never be freed: frozen, they are not looked at.
    """
    cached.current()
    gc.collect()
    gc.freeze()
    yield


app = st.App("pages/site.py", routes=routes.build(PAGES), lifespan=lifespan)
