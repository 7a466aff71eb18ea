"""/thu-tuc/<code>/mau/<file>: the commune's form files, only with the bytes that were published."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_data import form_files
from cchc_view import cached
from cchc_view.page import INTERACTIVE, LIGHT
from cchc_view.routes.answers import Kept, send
from cchc_view.routes.place import moved
from cchc_view.routes.plain import plain

_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_LONGEST = 200


def routes() -> list[Route]:
    """The file, and from below the light pages the way to it."""
    path = "thu-tuc/{code}/mau/{name}"
    return [Route(INTERACTIVE + path, _file), Route(LIGHT + path, _onward)]


async def _file(request: Request) -> Response:
    return await run_in_threadpool(_answer, request)


def _answer(request: Request) -> Response:
    """A name is looked up in the published table and never used as a path."""
    loaded, name = cached.asked(request.query_params), request.path_params["name"][:_LONGEST]
    rows = loaded.rows("procedure_forms", proc_code=request.path_params["code"][:_LONGEST]) if loaded else []
    row = next((row for row in rows if row["file_name"] == name), None)
    body = form_files.read_kept(cached.store().root, row["sha256"], row["format"]) if row else None
    if body is None:
        return plain(request, "missing")
    # Downloaded, never opened inside our own address.
    title = quote(f"{row['title']}.{row['format']}")
    shown = f"attachment; filename=\"{name}\"; filename*=UTF-8''{title}"
    headers = (("Content-Disposition", shown), ("Content-Security-Policy", "default-src 'none'; sandbox"))
    return send(request, Kept(_MEDIA[row["format"]], f'"{row["sha256"]}"', {"": body}, headers))


def _onward(request: Request) -> Response:
    code, name = (quote(request.path_params[key][:_LONGEST], safe="") for key in ("code", "name"))
    return moved(f"{INTERACTIVE}thu-tuc/{code}/mau/{name}")
