"""/api/v1/procedures: procedures in force, best match first, with limits and fees by channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request

from cchc_data.store import Loaded
from cchc_view import catalogue
from cchc_view import words as wordbook
from cchc_view.opendata.files import PER_PAGE, pages
from cchc_view.page import INTERACTIVE, Telling, View, default_period
from cchc_view.procedure.words import Row, fee_text, limit_text
from cchc_view.routes.place import home
from cchc_view.routes.readable import chosen, page_number, text

LONGEST_SEARCH = 80


def procedures(loaded: Loaded, request: Request) -> dict[str, Any]:
    """Total, page and the page's procedures for `q`, `field` and `page`."""
    search = text(request, "q", LONGEST_SEARCH)
    field = chosen(request, "field", fields(loaded), None, "error.unknown_scope")
    page = page_number(request)
    usual = default_period(loaded)
    tellings = {
        lang: Telling(loaded, View(lang, usual, field=field, search=search, base=INTERACTIVE, default_period=usual))
        for lang in wordbook.LANGUAGES
    }
    matching = catalogue.found(tellings["vi"])
    shown = matching[(page - 1) * PER_PAGE : page * PER_PAGE]
    channels = _channels(loaded, [row["proc_code"] for row in shown])
    return {
        "total": len(matching),
        "page": page,
        "pages": pages(len(matching)),
        "procedures": [_procedure(row, channels[row["proc_code"]], tellings, home(request)) for row in shown],
    }


def fields(loaded: Loaded) -> list[str]:
    """Fields that procedures in force belong to."""
    return [row["field"] for row in loaded.rows("procedure_fields")]


def _channels(loaded: Loaded, codes: list[str]) -> dict[str, list[Row]]:
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in loaded.rows("procedure_channels", codes=codes):
        by_code[row["proc_code"]].append(row)
    return by_code


def _procedure(row: Row, channels: list[Row], tellings: Mapping[str, Telling], base: str) -> dict[str, Any]:
    return {
        "code": row["proc_code"],
        "name": row["name"],
        "field": row["field"],
        "field_name": {"vi": row["field_vi"], "en": row["field_en"]},
        "level": row["service_level"],
        "postal": row["postal"],
        "missing_parts": row["missing_parts"],
        "limits": [_limit(channel, tellings) for channel in channels],
        "fee": [_fee(channel, tellings) for channel in channels],
        "url": base + tellings["vi"].view.href("thu-tuc", code=row["proc_code"]),
    }


def _limit(channel: Row, tellings: Mapping[str, Telling]) -> dict[str, Any]:
    return {
        **_case(channel),
        "value": channel["limit_value"],
        "unit": channel["limit_unit"],
        "raw": channel["limit_raw"],
        "text": _said(limit_text, channel, tellings),
    }


def _fee(channel: Row, tellings: Mapping[str, Telling]) -> dict[str, Any]:
    return {
        **_case(channel),
        "kind": channel["fee_kind"],
        "vnd": channel["fee_vnd"],
        "unit": channel["fee_unit"],
        "raw": channel["fee_raw"],
        "text": _said(fee_text, channel, tellings),
    }


def _case(channel: Row) -> dict[str, Any]:
    return {"channel": channel["channel"], "case": channel["case_name"]}


def _said(say: Callable[[Row, Telling], str], channel: Row, tellings: Mapping[str, Telling]) -> dict[str, str]:
    return {lang: say(channel, telling) for lang, telling in tellings.items()}
