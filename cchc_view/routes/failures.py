"""What a visitor sees when something of ours fails: a sentence and a way on, never a traceback."""

from __future__ import annotations

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse

from cchc_view import tell_html
from cchc_view import words as wordbook
from cchc_view.page import LANG, LIGHT, read_view


def server_error(request: Request, error: Exception) -> HTMLResponse:
    """500 as a page in the visitor's language; the server logs the traceback."""
    lang = read_view(request.query_params, None, LIGHT).lang
    return HTMLResponse(tell_html.plain_page(lang, "failed"), status_code=500)


def script_error(error: Exception) -> bool:
    """The same inside a Streamlit page; True keeps Streamlit's own English box away."""
    asked = st.query_params.get(LANG, "vi")
    words = wordbook.of(asked if asked in wordbook.LANGUAGES else "vi")
    st.warning(f"**{words('error.failed_title')}.** {words('error.failed')}")
    return True
