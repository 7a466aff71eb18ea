"""/mau/<slug>.xlsx: blank workbooks for officials; they need no snapshot."""

from __future__ import annotations

import functools

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_data.templates import templates, workbook
from cchc_view.opendata.files import MEDIA
from cchc_view.routes.answers import Kept, keep, send
from cchc_view.routes.readable import Readable, Refused, missing

ADDRESS = "/mau/"


def routes() -> list[Route]:
    """One address a template, and a 404 for the rest."""
    return [Route(ADDRESS + "{slug}.xlsx", _template), Route(ADDRESS + "{rest:path}", Readable(missing))]


def _template(request: Request) -> Response:
    kept = _kept(request.path_params["slug"])
    if kept is None:
        return send(request, Refused(404, "data.unknown_address").kept(), "no-store")
    return send(request, kept)


@functools.lru_cache(maxsize=64)
def _kept(slug: str) -> Kept | None:
    template = next((each for each in templates().values() if each.slug == slug), None)
    if template is None:
        return None
    headers = {
        "Content-Disposition": f'attachment; filename="mau-{slug}.xlsx"',
        "Content-Language": "vi",
    }
    return keep(workbook(template), MEDIA["xlsx"], headers, quality=1)
