"""/nhung/...: pieces for other pages' frames, the script that sizes them, and the page that shows how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, frame, labels, tell_html
from cchc_view.page import INTERACTIVE, LIGHT, Page, Telling, View, read_view
from cchc_view.pieces import Piece, pieces
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.settings import settings

ADDRESS = "/nhung/"
_SCRIPTS = Path(__file__).parent / "scripts"
_SHOWN = ("on_time_pct", "hang-so-lieu", "bieu-do-on_time_pct", "ket-qua-phan-anh", "duong-day-nong", "tim-thu-tuc")
_GALLERY = Page("embed", "nhung", lambda telling: iter(()))
_THEME = "nen"  # address parameter: "sang" keeps an embed light on a dark phone


def routes(pages: Sequence[Page]) -> list[Route]:
    """The gallery, the two scripts, and one address per piece."""
    known = pieces(pages)

    def piece(request: Request) -> Response:
        return _answer(known.get(request.path_params["piece"]), request)

    return [
        Route("/nhung", lambda request: _gallery(tuple(pages), known, request)),
        Route("/nhung.js", _script("nhung.js")),
        Route("/nhung/khung.js", _script("khung.js")),
        Route("/nhung/gallery.js", _script("gallery.js")),
        Route("/nhung/{piece}", piece),
    ]


def _script(name: str) -> Callable[[Request], FileResponse]:
    def answer(request: Request) -> FileResponse:
        headers = {"Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*"}
        return FileResponse(_SCRIPTS / name, media_type="text/javascript", headers=headers)

    return answer


def _answer(piece: Piece | None, request: Request) -> Response:
    loaded = cached.current()
    lang = read_view(request.query_params, None, LIGHT).lang
    if loaded is None or piece is None or not piece.is_for(loaded):
        key = "empty" if loaded is None else "missing"
        return HTMLResponse(tell_html.plain_page(lang, key), status_code=503 if loaded is None else 404)
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
        allowed=" ".join(settings().frame_embeds),
        body_html=drawing.render_all(piece.blocks(telling), words, draw=tell_html.draw, keep=view.kept()),
        demo=words("embed.demo") if loaded.manifest["illustrative"] else "",
        place=frame.place(loaded, view.lang),
        as_of=words("embed.as_of", day=labels.as_of(telling)),
        more_href=view.elsewhere(piece.more, base="/"),
        more_text=words("embed.more"),
        hotline=frame.hotline(telling),
    )
    return keep(html, "text/html; charset=utf-8", {"Content-Language": view.lang})


def _gallery(pages: tuple[Page, ...], known: dict[str, Piece], request: Request) -> Response:
    loaded = cached.current()
    view = read_view(request.query_params, loaded, INTERACTIVE)
    if loaded is None:
        return HTMLResponse(tell_html.plain_page(view.lang, "empty"), status_code=503)
    telling = Telling(loaded, view)
    words = telling.words
    home = str(request.base_url).rstrip("/")
    body = drawing.fill(
        "gallery.html",
        question=words("embed.question"),
        lead=words("embed.lead"),
        steps=[words("embed.step_1"), words("embed.step_2"), words("embed.step_3")],
        pieces=[_shown(known[path], telling, home) for path in _SHOWN],
        code_label=words("embed.code"),
        copy=words("embed.copy"),
        copied=words("embed.copied"),
    )
    scripts = '<script src="/nhung.js" defer></script><script src="/nhung/gallery.js" defer></script>'
    html = tell_html.around(telling, _GALLERY, pages, body, date.today(), cached.store().state, scripts)
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})


def _shown(piece: Piece, telling: Telling, home: str) -> dict[str, str]:
    title = piece.title(telling)
    name = escape(f"{title} – {frame.place(telling.loaded, telling.lang)}")
    href = f"{home}{telling.view.elsewhere(piece.path, base=ADDRESS)}"
    code = f'<a class="cc-nhung" href="{escape(href)}">{name}</a><script async src="{home}/nhung.js"></script>'
    return {"title": title, "href": href, "code": code}
