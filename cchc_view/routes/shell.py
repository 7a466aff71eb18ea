"""The page addresses: Streamlit's own start page, in our language, and a real 404 for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

import streamlit
from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match, Route
from starlette.types import Scope

from cchc_view import cached, tell_html
from cchc_view import words as wordbook
from cchc_view.page import INTERACTIVE, LIGHT, Page, Telling, read_view

# First parts of addresses that Streamlit answers itself.
_STREAMLIT = {"_stcore", "static", "media", "component", "favicon.png", "manifest.json"}


def routes(pages: Sequence[Page]) -> list[Route]:
    """One route per page, and a redirect for the same address with a slash at its end."""
    found = [Route("/" + page.path, partial(_shell, page)) for page in pages]
    slashes = [Route(f"/{page.path}/", _without_slash) for page in pages if page.path]
    return found + slashes


def _without_slash(request: Request) -> Response:
    return RedirectResponse(str(request.url.replace(path=request.url.path.rstrip("/"))), status_code=308)


def _shell(page: Page, request: Request) -> HTMLResponse:
    loaded = cached.current()
    view = read_view(request.query_params, loaded, INTERACTIVE, page.fields)
    if loaded is None:
        return HTMLResponse(tell_html.plain_page(view.lang, "empty"), status_code=503, headers={"Retry-After": "60"})
    head = tell_html.head(Telling(loaded, view), page)
    query = f"?{request.url.query}" if request.url.query else ""
    html = _start_page(view.lang, str(head["title"]), str(head["description"]), f"{LIGHT}{page.path}{query}")
    return HTMLResponse(html, headers={"Cache-Control": "no-cache", "Content-Language": view.lang})


def _start_page(lang: str, title: str, description: str, light: str) -> str:
    """Streamlit's index.html with our language, title, description and a way out without scripts."""
    words = wordbook.of(lang)
    way_out = f'<p style="font:1.1rem system-ui;padding:1rem"><a href="{escape(light)}">{escape(words("site.light"))}</a></p>'
    html = _index().replace('<html lang="en">', f'<html lang="{lang}">')
    html = re.sub(
        r"<title>.*?</title>",
        lambda _: f'<title>{escape(title)}</title><meta name="description" content="{escape(description)}">',
        html,
    )
    html = re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.S)
    return html.replace('<div id="root"></div>', f'<div id="root">{way_out}</div>')


@cache
def _index() -> str:
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


class Nowhere(Route):
    """Answers 404 to every address that is neither ours nor Streamlit's."""

    def __init__(self) -> None:
        super().__init__("/{path:path}", self._answer)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] == "http" and scope["path"].strip("/").split("/")[0] in _STREAMLIT:
            return Match.NONE, {}
        return super().matches(scope)

    @staticmethod
    def _answer(request: Request) -> HTMLResponse:
        lang = read_view(request.query_params, None, LIGHT).lang
        return HTMLResponse(tell_html.plain_page(lang, "missing"), status_code=404)
