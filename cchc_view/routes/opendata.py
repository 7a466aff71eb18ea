"""/du-lieu/...: every public table as CSV, JSON, XLSX and Parquet, and the two descriptions of them."""

from __future__ import annotations

import hashlib

from starlette.requests import Request
from starlette.routing import Route

from cchc_data import snapshot
from cchc_data.dictionary import DERIVED, FIGURES
from cchc_data.measure import Scope
from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view.opendata import files, package
from cchc_view.opendata.catalogue import dcat
from cchc_view.opendata.sheets import Sheet, figures_of, public_tables, sheet
from cchc_view.opendata.workbook import xlsx_file
from cchc_view.routes.answers import Kept, keep
from cchc_view.routes.place import home
from cchc_view.routes.readable import JSON, Readable, Refused, missing, page_number, scope_of

ADDRESS = "/du-lieu/"


def routes() -> list[Route]:
    """The two descriptions, one address for every table and format, and a 404 for the rest."""
    return [
        Route(f"{ADDRESS}datapackage.json", Readable(_package)),
        Route(f"{ADDRESS}dcat.jsonld", Readable(_dcat)),
        Route(ADDRESS + "{table}.{format}", Readable(_table)),
        Route(ADDRESS + "{rest:path}", Readable(missing)),
    ]


def _table(loaded: Loaded, request: Request) -> Kept:
    return answer(request.path_params["table"], request.path_params["format"], loaded, request)


def answer(name: str, kind: str, loaded: Loaded, request: Request) -> Kept:
    """One table in one format; raises Refused where there is none."""
    if name not in public_tables(loaded) or kind not in files.MEDIA:
        raise Refused(404, "data.unknown_address")
    scope = _part(loaded, request) if name == FIGURES else None
    if kind == "json":
        return _page(loaded, name, scope, page_number(request))
    return _file(loaded, name, scope, kind)


def _part(loaded: Loaded, request: Request) -> Scope | None:
    """The asked-for part of the figures; None, all of them, when neither `period` nor `field` is given."""
    scope = scope_of(loaded, request)
    return scope if any(request.query_params.get(name) for name in ("period", "field")) else None


@cached.per_snapshot
def _file(loaded: Loaded, name: str, scope: Scope | None, kind: str) -> Kept:
    body = _bytes(loaded, name, scope, kind)
    title = f"chi-so-{scope.period}" if scope else f"{name}-{loaded.id}"
    headers = {"Content-Disposition": f'attachment; filename="{title}.{kind}"'}
    return keep(body, _media(kind), headers, quality=9 if kind == "csv" else 1)


def _media(kind: str) -> str:
    return files.MEDIA[kind] + ("; charset=utf-8" if kind == "csv" else "")


def _bytes(loaded: Loaded, name: str, scope: Scope | None, kind: str) -> bytes:
    if kind == "parquet" and name not in DERIVED:
        return _published(loaded, name)
    rows = _rows(loaded, name, scope)
    if kind == "xlsx":
        return xlsx_file(loaded, rows)
    return files.csv_file(rows) if kind == "csv" else files.parquet_file(rows)


def _rows(loaded: Loaded, name: str, scope: Scope | None) -> Sheet:
    return figures_of(loaded, scope) if scope else sheet(loaded, name)


def _published(loaded: Loaded, name: str) -> bytes:
    """The file of the snapshot itself, refused when it is no longer what the manifest says."""
    path = f"public/{name}.parquet"
    try:
        body = (snapshot.folder(cached.store().root, loaded.id) / path).read_bytes()
    except OSError:
        body = b""
    if hashlib.sha256(body).hexdigest() != loaded.manifest["tables"][path]["sha256"]:
        raise Refused(503, "data.damaged")
    return body


@cached.per_snapshot
def _page(loaded: Loaded, name: str, scope: Scope | None, page: int) -> Kept:
    return keep(files.json_page(loaded, _rows(loaded, name, scope), page), JSON, quality=5)


def _package(loaded: Loaded, request: Request) -> Kept:
    return _described(loaded, "package", home(request))


def _dcat(loaded: Loaded, request: Request) -> Kept:
    return _described(loaded, "dcat", home(request))


@cached.per_snapshot
def _described(loaded: Loaded, kind: str, base: str) -> Kept:
    csv = {name: files.csv_file(sheet(loaded, name)) for name in public_tables(loaded)}
    if kind == "dcat":
        return keep(files.to_json(dcat(loaded, csv, base)), "application/ld+json")
    return keep(files.to_json(package.datapackage(loaded, csv, base)), JSON)
