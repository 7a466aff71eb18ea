"""The province's page told by Streamlit: the same story, with a chart that names each unit one points at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import streamlit as st

from cchc_data import instance
from cchc_data.province.following import followed
from cchc_view import blocks as drawing
from cchc_view.page import INTERACTIVE
from cchc_view.province import page
from cchc_view.province.asked import ProvinceTelling, read_view
from cchc_view.province.story import story
from cchc_view.shown import Piece, pieces


def draw(send: Callable[[Iterable[Piece]], None]) -> None:
    """One visit; the scope is the form of the light page, because each choice is an address of its own."""
    following = followed(instance.home())
    view = read_view(st.query_params.to_dict(), following.rolled, INTERACTIVE)
    telling = ProvinceTelling(following.province, following.rolled, view)
    st.set_page_config(page_title=page.title(telling), layout="wide")
    st.html(f"<style>{drawing.stylesheet()}{drawing.stylesheet('streamlit')}</style>")
    st.html(page.above(telling, "cc-story"))
    st.html(page.bands(telling, date.today()) + drawing.fill("skipped.html"))
    with st.container(key="story"):
        st.html(page.scope_form(telling))
        send(pieces(story(telling), telling))
    st.html(page.below(telling))
