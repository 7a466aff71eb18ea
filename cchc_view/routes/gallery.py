"""/nhung: the page on which an editor chooses a piece, sees it and takes the line to paste."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from cchc_view import blocks as drawing
from cchc_view import cached, gallery, tell_html
from cchc_view.head import head
from cchc_view.asked import read_view
from cchc_view.page import INTERACTIVE, LANG, Page, Telling
from cchc_view.pieces import Piece
from cchc_view.routes import policy
from cchc_view.routes.place import home
from cchc_view.routes.plain import plain
from cchc_view.routes.scripts import versioned

_PAGE = Page("embed", "nhung", lambda telling: iter(()))


def answer(pages: tuple[Page, ...], known: Mapping[str, Piece], base: str, request: Request) -> Response:
    """The page with the chosen piece; without scripts below /nhe/, where the preview is a link."""
    loaded = cached.current()
    if loaded is None:
        return plain(request, "empty")
    known = {path: piece for path, piece in known.items() if piece.is_for(loaded)}
    asked = {LANG: request.query_params.get(LANG, "")}
    telling = Telling(loaded, read_view(asked, loaded, base))
    html = tell_html.around(
        telling,
        _PAGE,
        pages,
        head(telling, _PAGE, home(request)),
        _body(telling, known, request),
        date.today(),
        cached.state(),
        _parts(with_scripts=base == INTERACTIVE),
    )
    allowed = policy.gallery() if base == INTERACTIVE else policy.plain()
    headers = {"Cache-Control": "no-cache", "Content-Language": telling.lang, "Content-Security-Policy": allowed}
    return HTMLResponse(html, headers=headers)


def _body(telling: Telling, known: Mapping[str, Piece], request: Request) -> str:
    words = telling.words
    chosen = gallery.read_chosen(request.query_params, telling, known)
    choice = gallery.form(telling, chosen, known)
    return drawing.fill(
        "gallery.html",
        question=words("embed.question"),
        lead=words("embed.lead"),
        steps=[words("embed.step_1"), words("embed.step_2"), words("embed.step_3")],
        form_html=drawing.render(choice, words, keep=telling.view.kept()),
        **gallery.values(telling, chosen, home(request)),
    )


def _parts(with_scripts: bool) -> str:
    scripts = [versioned(path) for path in ("/nhung.js", "/nhung/gallery.js")] if with_scripts else []
    return drawing.fill("gallery_parts.html", scripts=scripts)
