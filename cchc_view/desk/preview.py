"""Every page as it would be: the same stories told from a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from cchc_view import blocks as drawing
from cchc_view import cached, frame, scoping, tell_streamlit
from cchc_view.desk import saying
from cchc_view.asked import read_view
from cchc_view.page import INTERACTIVE, Page, Telling
from cchc_view.shown import pieces
from cchc_view.story import Note
from cchc_view.words import Words


def draw(words: Words, pages: Sequence[Page], draft_id: str) -> None:
    """Choose a page and a period, and read it."""
    loaded = cached.kept_loaded(draft_id)
    if loaded is None:
        saying.blocks(Note(words("desk.draft_damaged"), "warning"))
        return
    by_key = {page.key: page for page in pages}
    with st.container(horizontal=True, key="preview-scope"):
        page = by_key[
            st.selectbox(
                words("desk.preview_page"),
                list(by_key),
                format_func=lambda key: words(f"{key}.title"),
                filter_mode=None,
            placeholder=words("desk.choose"),
                key="preview-page",
            )
        ]
        usual = Telling(loaded, read_view({}, loaded, INTERACTIVE))
        periods = scoping.options(usual, page, "period")
        period = st.selectbox(
            words("scope.period"),
            list(periods),
            index=list(periods).index(usual.view.period),
            format_func=periods.get,
            filter_mode=None,
            placeholder=words("desk.choose"),
            key="preview-period",
        )
    telling = Telling(loaded, read_view({"ky": period}, loaded, INTERACTIVE))
    draft = frame.band("demo", words("desk.preview_band", draft=draft_id))
    told = [draft, *frame.bands(telling, page, date.today())]
    st.html(drawing.fill("bands.html", bands=told, label=words("band.label")))
    tell_streamlit.draw(pieces(page.story(telling), telling))
