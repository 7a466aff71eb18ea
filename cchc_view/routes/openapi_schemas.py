"""Shapes of the answers as JSON Schema, for openapi.json."""

from __future__ import annotations

from typing import Any

from cchc_data.indicators import UNITS
from cchc_view import words as wordbook

# Status of an error: its name in the description, and what it means.
ERRORS = {
    400: ("BadValue", "openapi.error_400"),
    404: ("Unknown", "openapi.error_404"),
    405: ("OnlyGet", "openapi.error_405"),
    429: ("TooMany", "openapi.error_429"),
    503: ("NoData", "openapi.error_503"),
}

Schema = dict[str, Any]


def both(key: str) -> str:
    """A sentence in Vietnamese and English, as one text."""
    return " / ".join(wordbook.of(lang)(key) for lang in wordbook.LANGUAGES)


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(kind: str) -> Schema:
    return {"type": [kind, "null"]}


def _one_of(*values: str | None) -> Schema:
    return {"enum": list(values)}


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_YES_NO: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "format": "date"}
_BOTH = _object(vi=_TEXT, en=_TEXT)
_INTERVAL: Schema = {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_STAMP = {"snapshot": _TEXT, "as_of": _DAY, "illustrative": _YES_NO}
_ORIGIN = {**_STAMP, "org": _TEXT}
_PAGING = {"total": _COUNT, "page": {"type": "integer", "minimum": 1}, "pages": {"type": "integer", "minimum": 1}}

_FIGURE = {
    "period": _TEXT,
    "field": _or_null("string"),
    "numerator": _or_null("integer"),
    "denominator": _or_null("integer"),
    "value": _or_null("number"),
    "interval": _INTERVAL,
    "sample": _or_null("integer"),
    "status": _one_of("met", "near", "not_met", "none"),
    "state": _one_of("ok", "none_arisen", "no_data", "not_covered", "not_applicable"),
    "locked": _YES_NO,
    "as_of": _DAY,
}
_DEFINITION = {
    "id": _TEXT,
    "criterion": _TEXT,
    "title": _BOTH,
    "unit": _one_of(*UNITS),
    "counted": _TEXT,
    "target": _or_null("number"),
    "note": _BOTH,
}
_CASE = {"channel": _or_null("string"), "case": _or_null("string")}
_LIMIT = _object(
    **_CASE, value=_or_null("number"), unit=_or_null("string"), raw=_or_null("string"), text=_BOTH
)
_FEE = _object(
    **_CASE,
    kind=_or_null("string"),
    vnd=_or_null("integer"),
    unit=_or_null("string"),
    raw=_or_null("string"),
    text=_BOTH,
)
_PROCEDURE = _object(
    code=_TEXT,
    name=_TEXT,
    field=_TEXT,
    field_name=_BOTH,
    level=_one_of("full", "partial", "none"),
    postal=_YES_NO,
    missing_parts=_list(_TEXT),
    limits=_list(_LIMIT),
    fee=_list(_FEE),
    url={"type": "string", "format": "uri"},
)
_PERIOD = _object(
    **{"id": _TEXT, "kind": _TEXT, "name": _BOTH, "from": _DAY, "to": _DAY},
    covered_from=_DAY,
    covered_to=_DAY,
    provisional=_YES_NO,
    locked=_YES_NO,
)
_CELL: Schema = {"type": ["string", "number", "boolean", "null"]}

SCHEMAS: dict[str, Schema] = {
    "Error": _object(error=_BOTH),
    "Indicators": _object(**_ORIGIN, indicators=_list(_object(**_DEFINITION, **_FIGURE))),
    "Indicator": _object(
        **_ORIGIN,
        indicator=_object(**_DEFINITION),
        by=_one_of("period", "field", None),
        figures=_list(_object(**_FIGURE)),
    ),
    "Procedures": _object(**_ORIGIN, **_PAGING, procedures=_list(_PROCEDURE)),
    "Periods": _object(**_ORIGIN, default=_TEXT, periods=_list(_PERIOD)),
    "TablePage": _object(**_STAMP, table=_TEXT, columns=_list(_TEXT), **_PAGING, rows=_list(_list(_CELL))),
}
