"""/nhung/...: pieces for other pages' frames, and the scripts on both sides that size them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import blocks as drawing
from cchc_view import cached, frame, tell_html
from cchc_view.asked import read_view
from cchc_view.page import INTERACTIVE, LIGHT, THEMES, Page, Telling, View
from cchc_view.pieces import Piece, pieces
from cchc_view.routes import gallery, light, policy, sizing
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.plain import plain
from cchc_view.routes.scripts import script


def routes(pages: Sequence[Page]) -> list[Route]:
    """The page that shows what there is, three scripts, and one address per piece."""
    pages, known = tuple(pages), pieces(pages)
    return [
        *(Route(f"{base}nhung", partial(gallery.answer, pages, known, base)) for base in (INTERACTIVE, LIGHT)),
        Route("/nhung.js", script("nhung.js")),
        Route("/nhung/khung.js", script("khung.js")),
        Route("/nhung/gallery.js", script("gallery.js")),
        Route("/nhung/{piece}", partial(_answer, pages, known)),
    ]


async def _answer(pages: tuple[Page, ...], known: Mapping[str, Piece], request: Request) -> Response:
    loaded, piece = cached.current(), known.get(request.path_params["piece"])
    if loaded is None or piece is None or not piece.is_for(loaded):
        return plain(request, "empty" if loaded is None else "missing")
    if piece.page:
        return await light.tell(piece.page, pages, request, LIGHT, framed=True)
    asked = (piece, loaded, read_view(request.query_params, loaded, LIGHT, controls=piece.takes))
    return send(request, _kept.ready(*asked) or await run_in_threadpool(_kept, *asked))


@cached.per_snapshot
def _kept(piece: Piece, loaded: Loaded, view: View) -> Kept:
    telling = Telling(loaded, view.on_its_own())
    html = drawing.fill(
        "embed.html",
        lang=view.lang,
        theme=THEMES.get(view.theme, "auto"),
        title=piece.title(telling),
        body_html=drawing.render_all(piece.blocks(telling), telling.words, draw=tell_html.draw, keep=telling.view.kept()),
        sizing_html=sizing.tag(),
        **frame.embed_foot(telling, piece.more, of_piece=True),
    )
    headers = {"Content-Language": view.lang, "Content-Security-Policy": policy.framed()}
    return keep(html, "text/html; charset=utf-8", headers)
