"""DCAT: the public tables described as JSON-LD for data catalogues, with all that DCAT-AP 3 asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from cchc_data.dictionary import Table
from cchc_data.store import Loaded
from cchc_view import frame
from cchc_view import words as wordbook
from cchc_view.opendata.files import MEDIA
from cchc_view.opendata.licence import licence, publisher
from cchc_view.opendata.sheets import public_tables
from cchc_view.page import Telling, View

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = [{"@id": f"{_AUTHORITY}/language/VIE"}, {"@id": f"{_AUTHORITY}/language/ENG"}]
_GOVERNMENT = {"@id": f"{_AUTHORITY}/data-theme/GOVE"}
_FORMATS = {kind: {"@id": f"{_AUTHORITY}/file-type/{kind.upper()}"} for kind in MEDIA}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types"


def dcat(loaded: Loaded, csv: Mapping[str, bytes], base: str) -> dict[str, Any]:
    """A dcat:Catalog with one dcat:Dataset per public table; `base` is our own address without a slash."""
    return {
        "@context": _CONTEXT,
        "@id": f"{base}/du-lieu/dcat.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _said("data.package", loaded),
        "dct:description": _said("data.description", loaded),
        "dct:publisher": _publisher(loaded, base),
        "dct:license": _licence(loaded),
        "dct:language": _LANGUAGES,
        "dct:modified": _typed(loaded.manifest["created_at"], "dateTime"),
        "foaf:homepage": {"@id": f"{base}/so-lieu"},
        "dcat:themeTaxonomy": {"@id": f"{_AUTHORITY}/data-theme"},
        "dcat:dataset": [_dataset(loaded, table, csv[table.name], base) for table in public_tables(loaded).values()],
    }


def _dataset(loaded: Loaded, table: Table, csv: bytes, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}/du-lieu/{table.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{loaded.id}/{table.name}",
        "dct:title": _both(table.title),
        "dct:description": _both(table.about),
        "dct:publisher": _publisher(loaded, base),
        "dcat:contactPoint": _contact(loaded, base),
        "dcat:theme": _GOVERNMENT,
        "dct:language": _LANGUAGES,
        "dct:modified": _typed(loaded.as_of.isoformat(), "date"),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(loaded.manifest["data_from"], "date"),
            "dcat:endDate": _typed(loaded.as_of.isoformat(), "date"),
        },
        "dcat:landingPage": {"@id": f"{base}/so-lieu"},
        "dcat:distribution": [_distribution(loaded, table, kind, csv, base) for kind in MEDIA],
    }


def _distribution(loaded: Loaded, table: Table, kind: str, csv: bytes, base: str) -> dict[str, Any]:
    address = {"@id": f"{base}/du-lieu/{table.name}.{kind}"}
    found = {
        **address,
        "@type": "dcat:Distribution",
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}/{MEDIA[kind]}"},
        "dct:format": _FORMATS[kind],
        "dct:license": _licence(loaded),
    }
    published = loaded.manifest["tables"].get(f"public/{table.name}.parquet")
    if kind == "csv":
        found |= _checked(len(csv), hashlib.sha256(csv).hexdigest())
    elif kind == "parquet" and published:
        found |= _checked(published["bytes"], published["sha256"])
    return found


def _checked(size: int, sha256: str) -> dict[str, Any]:
    checksum = {
        "@type": "spdx:Checksum",
        "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
        "spdx:checksumValue": _typed(sha256, "hexBinary"),
    }
    return {"dcat:byteSize": _typed(str(size), "nonNegativeInteger"), "spdx:checksum": checksum}


def _publisher(loaded: Loaded, base: str) -> dict[str, Any]:
    return {"@id": f"{base}/#don-vi", "@type": "foaf:Organization", "foaf:name": publisher(loaded)}


def _contact(loaded: Loaded, base: str) -> dict[str, Any]:
    """Whom to ask about the data: the unit, by its hotline where it has one."""
    line = frame.hotline(Telling(loaded, View("vi", "")))
    ringing = {"vcard:hasTelephone": {"@id": line["href"]}} if line else {}
    return {"@id": f"{base}/#lien-he", "@type": "vcard:Organization", "vcard:fn": publisher(loaded), **ringing}


def _licence(loaded: Loaded) -> dict[str, str]:
    known = licence(loaded)
    named = {"@id": known["path"]} if "path" in known else {}
    return {**named, "@type": "dct:LicenseDocument", "dct:title": known["title"]}


def _said(key: str, loaded: Loaded) -> list[dict[str, str]]:
    return _both({lang: wordbook.of(lang)(key, place=frame.place(loaded, lang)) for lang in wordbook.LANGUAGES})


def _both(sentences: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": lang, "@value": sentence} for lang, sentence in sentences.items()]


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@type": f"xsd:{kind}", "@value": value}
