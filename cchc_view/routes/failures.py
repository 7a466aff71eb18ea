"""What a visitor sees when the script of a page fails: a sentence and a way on, never a traceback."""

from __future__ import annotations

import streamlit as st

from cchc_view import words as wordbook
from cchc_view.page import LANG


def script_error(error: Exception) -> bool:
    """Says so in the visitor's language; True keeps Streamlit's own English box away."""
    asked = st.query_params.get(LANG, "vi")
    words = wordbook.of(asked if asked in wordbook.LANGUAGES else "vi")
    st.warning(f"**{words('error.failed_title')}.** {words('error.failed')}")
    return True
