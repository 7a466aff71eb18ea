"""/nhung/...: pieces for other pages' frames, the script that sizes them, and the page that shows how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, frame, tell_html
from cchc_view.head import head
from cchc_view.page import INTERACTIVE, LIGHT, Page, Telling, View, read_view
from cchc_view.pieces import Piece, pieces
from cchc_view.routes import policy
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.place import home
from cchc_view.routes.plain import plain
from cchc_view.routes.scripts import script, versioned
from cchc_view.settings import settings

ADDRESS = "/nhung/"
_SHOWN = ("on_time_pct", "hang-so-lieu", "bieu-do-on_time_pct", "ket-qua-phan-anh", "duong-day-nong", "tim-thu-tuc")
_GALLERY = Page("embed", "nhung", lambda telling: iter(()))
_THEME = "nen"  # address parameter: "sang" keeps an embed light on a dark phone


def routes(pages: Sequence[Page]) -> list[Route]:
    """The gallery, the two scripts, and one address per piece."""
    known = pieces(pages)

    def piece(request: Request) -> Response:
        return _answer(known.get(request.path_params["piece"]), request)

    return [
        *(Route(f"{base}nhung", partial(_gallery, tuple(pages), known, base)) for base in (INTERACTIVE, LIGHT)),
        Route("/nhung.js", script("nhung.js")),
        Route("/nhung/khung.js", script("khung.js")),
        Route("/nhung/gallery.js", script("gallery.js")),
        Route("/nhung/{piece}", piece),
    ]


def _answer(piece: Piece | None, request: Request) -> Response:
    loaded = cached.current()
    if loaded is None or piece is None:
        return plain(request, "empty" if loaded is None else "missing")
    view = read_view(request.query_params, loaded, LIGHT, controls=("field",))
    return send(request, _kept(piece, loaded, view, request.query_params.get(_THEME, "") != "sang"))


@cached.per_snapshot
def _kept(piece: Piece, loaded: Loaded, view: View, auto: bool) -> Kept:
    telling = Telling(loaded, view)
    words = telling.words
    html = drawing.fill(
        "embed.html",
        lang=view.lang,
        theme="auto" if auto else "light",
        title=piece.title(telling),
        script_href=versioned("/nhung/khung.js"),
        allowed=" ".join(settings().frame_embeds),
        body_html=drawing.render_all(piece.blocks(telling), words, draw=tell_html.draw, keep=view.kept()),
        **frame.embed_foot(telling, piece.more, of_piece=True),
    )
    headers = {"Content-Language": view.lang, "Content-Security-Policy": policy.embed()}
    return keep(html, "text/html; charset=utf-8", headers)


def _gallery(pages: tuple[Page, ...], known: dict[str, Piece], base: str, request: Request) -> Response:
    loaded = cached.current()
    view = read_view(request.query_params, loaded, base)
    if loaded is None:
        return plain(request, "empty")
    telling = Telling(loaded, view)
    words = telling.words
    address = home(request)
    body = drawing.fill(
        "gallery.html",
        question=words("embed.question"),
        lead=words("embed.lead"),
        steps=[words("embed.step_1"), words("embed.step_2"), words("embed.step_3")],
        pieces=[_shown(known[path], telling, address) for path in _SHOWN],
        code_label=words("embed.code"),
        copy=words("embed.copy"),
        copied=words("embed.copied"),
    )
    scripts = drawing.fill("gallery_scripts.html", sources=[versioned("/nhung.js"), versioned("/nhung/gallery.js")])
    told = head(telling, _GALLERY, address)
    html = tell_html.around(telling, _GALLERY, pages, told, body, date.today(), cached.store().state, scripts)
    headers = {"Cache-Control": "no-cache", "Content-Security-Policy": policy.gallery()}
    return HTMLResponse(html, headers=headers)


def _shown(piece: Piece, telling: Telling, home: str) -> dict[str, str]:
    title = piece.title(telling)
    name = escape(f"{title} – {frame.place(telling.loaded, telling.lang)}")
    href = f"{home}{telling.view.elsewhere(piece.path, base=ADDRESS)}"
    code = f'<a class="cc-nhung" href="{escape(href)}">{name}</a><script async src="{home}/nhung.js"></script>'
    return {"title": title, "href": href, "code": code}
