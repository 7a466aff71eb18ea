"""/api/v1/openapi.json: every address for machines, its parameters and its answers, as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cchc_data.dictionary import FIGURES
from cchc_data.store import Loaded
from cchc_view import cached, frame, report
from cchc_view import words as wordbook
from cchc_view.opendata.files import MEDIA
from cchc_view.opendata.news import MOST_SNAPSHOTS
from cchc_view.opendata.sheets import public_tables
from cchc_view.page import SNAPSHOT, default_period
from cchc_view.routes import reports
from cchc_view.routes.found import LONGEST_SEARCH, fields
from cchc_view.routes.openapi_examples import examples
from cchc_view.routes.openapi_schemas import ERRORS, SCHEMAS, both
from cchc_view.routes.readable import JSON, MOST_PAGES

Parameter = dict[str, Any]

_ATOM = {"application/atom+xml": {"schema": {"type": "string"}}}
_JSON_LD = {"application/ld+json": {"schema": {}}}
_OBJECT = {JSON: {"schema": {"type": "object"}}}
_SVG = {"image/svg+xml": {"schema": {"type": "string"}}}


def document(loaded: Loaded, base: str) -> dict[str, Any]:
    """The whole description; allowed periods, fields and ids are those of the snapshot."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": wordbook.of("vi")("openapi.title", place=frame.place(loaded, "vi")),
            "summary": wordbook.of("en")("openapi.title", place=frame.place(loaded, "en")),
            "description": both("openapi.about"),
            "version": "1",
        },
        "servers": [{"url": base}],
        "paths": {**_figure_paths(loaded), **_other_paths(loaded), **_file_paths(loaded), **_drawn_paths(loaded)},
        "components": {"schemas": SCHEMAS, "parameters": _parameters(loaded), "responses": _errors()},
    }


def _figure_paths(loaded: Loaded) -> dict[str, Any]:
    shown = examples(loaded)
    one = [_known("id"), *_scope(), _known("by")]
    return {
        "/api/v1/indicators": _path("Indicators", "openapi.indicators", _scope(), _json("Indicators", shown["list"]), (400,)),
        "/api/v1/indicators/{id}": _path("Indicator", "openapi.indicator", one, _json("Indicator", shown["one"]), (400, 404)),
    }


def _other_paths(loaded: Loaded) -> dict[str, Any]:
    asked = [_known("q"), _query("field", "openapi.field", _choice(fields(loaded)), "ho-tich"), _known("page"), _known(SNAPSHOT)]
    return {
        "/api/v1/procedures": _path("Procedures", "openapi.procedures", asked, _json("Procedures"), (400,)),
        "/api/v1/periods": _path("Periods", "openapi.periods", [_known(SNAPSHOT)], _json("Periods"), (400,)),
        "/api/v1/openapi.json": _path("Description", "openapi.self", [], _OBJECT),
        "/du-lieu/datapackage.json": _path("Datapackage", "openapi.package", [], _OBJECT),
        "/du-lieu/dcat.jsonld": _path("Dcat", "openapi.dcat", [], _JSON_LD),
        "/atom.xml": _path("Feed", "openapi.feed", [_known("lang")], _ATOM, (400,)),
    }


def _file_paths(loaded: Loaded) -> dict[str, Any]:
    cubes = [name for name in public_tables(loaded) if name != FIGURES]
    found = {}
    for kind, media in MEDIA.items():
        content = _json("TablePage") if kind == "json" else {media: {"schema": {}}}
        paging = [_known("page")] if kind == "json" else []
        asked = [_in_path("table", "openapi.table", cubes, "timeliness"), *paging, _known(SNAPSHOT)]
        name = kind.capitalize()
        figures = f"/du-lieu/{FIGURES}.{kind}"
        found[figures] = _path(f"Figures{name}", "openapi.figures", [*_scope(), *paging], content, (400,))
        found[f"/du-lieu/{{table}}.{kind}"] = _path(f"Table{name}", "openapi.tables", asked, content, (400, 404))
    return found


def _drawn_paths(loaded: Loaded) -> dict[str, Any]:
    """Made for people, asked for by machines: badges and periodic reports."""
    papers = {media: {"schema": {}} for media in reports.MEDIA.values()}
    offered = report.offered(loaded)
    asked = [_in_path("period", "openapi.period", offered, offered[0]), _in_path("kind", "openapi.kind", reports.MEDIA, "docx")]
    badge = [_known("id"), *_scope(), _known("lang")]
    return {
        "/huy-hieu/{id}.svg": _path("Badge", "openapi.badge", badge, _SVG, (400, 404)),
        "/bao-cao/{period}.{kind}": _path("Report", "openapi.report", asked, papers, (404,)),
    }


def _parameters(loaded: Loaded) -> dict[str, Parameter]:
    """Those of several addresses, by name."""
    older = [one["id"] for one in cached.chain(loaded)[:MOST_SNAPSHOTS]]
    used = [row["field"] for row in loaded.rows("used_fields")]
    paging = {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1}
    listed = [
        _in_path("id", "openapi.id", loaded.indicators, "on_time_pct"),
        _query("period", "openapi.period", _choice(loaded.periods), default_period(loaded)),
        _query("field", "openapi.field", _choice(used), used[0]),
        _query("by", "openapi.by", _choice(["period", "field"]), "period"),
        _query("q", "openapi.q", {"type": "string", "maxLength": LONGEST_SEARCH}, "khai sinh"),
        _query("page", "openapi.page", paging, 1),
        _query("lang", "openapi.lang", _choice(wordbook.LANGUAGES), "vi"),
        _query(SNAPSHOT, "openapi.snapshot", _choice(older), loaded.id),
    ]
    return {one["name"]: one for one in listed}


def _known(name: str) -> Parameter:
    return {"$ref": f"#/components/parameters/{name}"}


def _scope() -> list[Parameter]:
    return [_known("period"), _known("field"), _known(SNAPSHOT)]


def _choice(allowed: Iterable[str]) -> dict[str, Any]:
    """One of `allowed`; an empty value is as good as none, because forms send it."""
    return {"type": "string", "enum": ["", *allowed]}


def _query(name: str, key: str, schema: dict[str, Any], example: Any) -> Parameter:
    return {"name": name, "in": "query", "description": both(key), "schema": schema, "example": example}


def _in_path(name: str, key: str, allowed: Iterable[str], example: str) -> Parameter:
    schema = {"type": "string", "enum": list(allowed)}
    return {"name": name, "in": "path", "required": True, "description": both(key), "schema": schema, "example": example}


def _json(schema: str, example: Any = None) -> dict[str, Any]:
    shape = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {JSON: shape | ({"example": example} if example else {})}


def _path(
    name: str, key: str, parameters: list[Parameter], content: dict[str, Any], refusals: tuple[int, ...] = ()
) -> dict[str, Any]:
    """GET with what it answers, HEAD with the same and no body, OPTIONS with what may be asked."""
    refused = {str(s): {"$ref": f"#/components/responses/{ERRORS[s][0]}"} for s in (*refusals, 405, 429, 503)}
    silent = {status: {"description": both(ERRORS[int(status)][1])} for status in refused}
    told = {"summary": both(key)}
    return {
        "parameters": parameters,
        "get": {"operationId": f"get{name}", **told, "responses": {"200": {"description": "OK", "content": content}, **refused}},
        "head": {"operationId": f"head{name}", **told, "responses": {"200": {"description": "OK"}, **silent}},
        "options": {"operationId": f"options{name}", **told, "responses": {"204": {"description": both("openapi.methods")}}},
    }


def _errors() -> dict[str, Any]:
    return {name: {"description": both(key), "content": _json("Error")} for name, key in ERRORS.values()}
