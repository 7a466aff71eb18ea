"""datapackage.json: the public tables described for Frictionless tools."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from cchc_data.dictionary import Column, Table
from cchc_data.store import Loaded
from cchc_view import words as wordbook
from cchc_view.opendata.files import meaning
from cchc_view.opendata.licence import licence, publisher, sources
from cchc_view.opendata.sheets import public_tables

# A column of this name means a row of this table, wherever it stands.
_POINTS_TO = {"period": "periods", "field": "fields"}


def datapackage(loaded: Loaded, csv: Mapping[str, bytes], base: str) -> dict[str, Any]:
    """The descriptor; `csv` holds the file of every table, `base` our own address without a slash."""
    vi, en = wordbook.of("vi"), wordbook.of("en")
    return {
        "profile": "tabular-data-package",
        "name": f"cchc-{loaded.id}",
        "title": vi("data.package", place=publisher(loaded)),
        "title_en": en("data.package", place=loaded.org["name_en"]),
        "description": vi("data.description", place=publisher(loaded)),
        "description_en": en("data.description", place=loaded.org["name_en"]),
        "homepage": f"{base}/so-lieu",
        "version": loaded.id,
        "created": loaded.manifest["created_at"],
        "as_of": loaded.as_of.isoformat(),
        "illustrative": loaded.manifest["illustrative"],
        "licenses": [licence(loaded)],
        "sources": [{"title": name} for name in sources(loaded)],
        "contributors": [{"title": publisher(loaded), "role": "publisher"}],
        "resources": [_resource(loaded, table, csv[table.name]) for table in public_tables(loaded).values()],
    }


def _resource(loaded: Loaded, table: Table, csv: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title["vi"],
        "title_en": table.title["en"],
        "description": table.about["vi"],
        "description_en": table.about["en"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(csv),
        "hash": f"sha256:{hashlib.sha256(csv).hexdigest()}",
        "schema": _schema(table),
        "alternates": [_parquet(loaded, table), *({"path": f"{table.name}.{kind}"} for kind in ("json", "xlsx"))],
    }


def _parquet(loaded: Loaded, table: Table) -> dict[str, Any]:
    facts = loaded.manifest["tables"].get(f"public/{table.name}.parquet")
    known = {"bytes": facts["bytes"], "hash": f"sha256:{facts['sha256']}"} if facts else {}
    return {"path": f"{table.name}.parquet", **known}


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    points = [(name, _POINTS_TO[name]) for name in table.names if _POINTS_TO.get(name, table.name) != table.name]
    if points:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": resource, "fields": [name]}} for name, resource in points
        ]
    return schema


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "list" else column.type,
        "title": column.title["vi"],
        "title_en": column.title["en"],
        "description": meaning(column, "vi"),
        "description_en": meaning(column, "en"),
    }
    if column.unit:
        field["unit"] = column.unit
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field
