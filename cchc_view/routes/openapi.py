"""/api/v1/openapi.json: every address for machines, its parameters and its answers, as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cchc_data.dictionary import FIGURES
from cchc_data.store import Loaded
from cchc_view import frame
from cchc_view import words as wordbook
from cchc_view.opendata.files import MEDIA
from cchc_view.opendata.sheets import public_tables
from cchc_view.routes.found import LONGEST_SEARCH, fields
from cchc_view.routes.openapi_schemas import ERRORS, SCHEMAS, both
from cchc_view.routes.readable import JSON, MOST_PAGES

Parameter = dict[str, Any]


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
        "paths": {**_figure_paths(loaded), **_other_paths(loaded), **_file_paths(loaded), **_badge_path(loaded)},
        "components": {"schemas": SCHEMAS, "responses": _errors()},
    }


def _figure_paths(loaded: Loaded) -> dict[str, Any]:
    split = _query("by", "openapi.by", _choice(["period", "field"]))
    return {
        "/api/v1/indicators": _get("listIndicators", "openapi.indicators", _scope(loaded), _json("Indicators"), (400,)),
        "/api/v1/indicators/{id}": _get(
            "getIndicator",
            "openapi.indicator",
            [_path("id", "openapi.id", list(loaded.indicators)), *_scope(loaded), split],
            _json("Indicator"),
            (400, 404),
        ),
    }


def _other_paths(loaded: Loaded) -> dict[str, Any]:
    asked = [
        _query("q", "openapi.q", {"type": "string", "maxLength": LONGEST_SEARCH}),
        _query("field", "openapi.field", _choice(fields(loaded))),
        _page(),
    ]
    descriptor = {JSON: {"schema": {"type": "object"}}}
    return {
        "/api/v1/procedures": _get("findProcedures", "openapi.procedures", asked, _json("Procedures"), (400,)),
        "/api/v1/periods": _get("listPeriods", "openapi.periods", [], _json("Periods")),
        "/api/v1/openapi.json": _get("getDescription", "openapi.self", [], descriptor),
        "/du-lieu/datapackage.json": _get("getDatapackage", "openapi.package", [], descriptor),
        "/du-lieu/dcat.jsonld": _get("getDcat", "openapi.dcat", [], {"application/ld+json": {"schema": {}}}),
    }


def _file_paths(loaded: Loaded) -> dict[str, Any]:
    cubes = [name for name in public_tables(loaded) if name != FIGURES]
    found = {}
    for kind, media in MEDIA.items():
        content = _json("TablePage") if kind == "json" else {media: {"schema": {}}}
        paging = [_page()] if kind == "json" else []
        refusals = (400, 404) if kind == "json" else (404,)
        name = kind.capitalize()
        found[f"/du-lieu/{FIGURES}.{kind}"] = _get(
            f"figures{name}", "openapi.figures", [*_scope(loaded), *paging], content, (400,)
        )
        found[f"/du-lieu/{{table}}.{kind}"] = _get(
            f"table{name}", "openapi.tables", [_path("table", "openapi.table", cubes), *paging], content, refusals
        )
    return found


def _badge_path(loaded: Loaded) -> dict[str, Any]:
    lang = _query("lang", "openapi.lang", _choice(wordbook.LANGUAGES))
    asked = [_path("id", "openapi.id", list(loaded.indicators)), *_scope(loaded), lang]
    drawn = {"image/svg+xml": {"schema": {"type": "string"}}}
    return {"/huy-hieu/{id}.svg": _get("getBadge", "openapi.badge", asked, drawn, (400, 404))}


def _scope(loaded: Loaded) -> list[Parameter]:
    used = [row["field"] for row in loaded.rows("used_fields")]
    return [
        _query("period", "openapi.period", _choice(loaded.periods)),
        _query("field", "openapi.field", _choice(used)),
    ]


def _page() -> Parameter:
    return _query("page", "openapi.page", {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1})


def _choice(allowed: Iterable[str]) -> dict[str, Any]:
    """One of `allowed`; an empty value is as good as none, because forms send it."""
    return {"type": "string", "enum": ["", *allowed]}


def _query(name: str, key: str, schema: dict[str, Any]) -> Parameter:
    return {"name": name, "in": "query", "description": both(key), "schema": schema}


def _path(name: str, key: str, allowed: Sequence[str]) -> Parameter:
    schema = {"type": "string", "enum": list(allowed)}
    return {"name": name, "in": "path", "required": True, "description": both(key), "schema": schema}


def _json(schema: str) -> dict[str, Any]:
    return {JSON: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _get(
    operation: str, key: str, parameters: list[Parameter], content: dict[str, Any], refusals: tuple[int, ...] = ()
) -> dict[str, Any]:
    answers = {"200": {"description": "OK", "content": content}}
    for status in (*refusals, 405, 429, 503):
        answers[str(status)] = {"$ref": f"#/components/responses/{ERRORS[status][0]}"}
    return {"get": {"operationId": operation, "summary": both(key), "parameters": parameters, "responses": answers}}


def _errors() -> dict[str, Any]:
    return {name: {"description": both(key), "content": _json("Error")} for name, key in ERRORS.values()}
