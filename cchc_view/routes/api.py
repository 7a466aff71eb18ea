"""/api/v1/indicators and /du-lieu/figures.csv: the same figures for machines and for Excel."""

from __future__ import annotations

import csv
import io
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cchc_data import indicators as definitions
from cchc_data.measure import Figure, Scope, figures
from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.page import default_period

COLUMNS = (
    "id",
    "criterion",
    "title",
    "unit",
    "period",
    "numerator",
    "denominator",
    "value",
    "interval_low",
    "interval_high",
    "target",
    "status",
    "state",
    "as_of",
    "snapshot",
)


def indicators(request: Request) -> JSONResponse:
    """Every indicator of one period (`period`) and field (`field`), as measured."""
    loaded = cached.current()
    if loaded is None:
        return _problem("error.empty", 503)
    scope = _scope(request, loaded)
    if scope is None:
        return _problem("error.unknown_scope", 400)
    measured = figures(loaded, definitions.load_all(), scope)
    return JSONResponse(
        {
            "snapshot": loaded.id,
            "as_of": loaded.as_of.isoformat(),
            "illustrative": loaded.manifest["illustrative"],
            "org": loaded.org["code"],
            "indicators": [_entry(f, loaded) for f in measured.values()],
        },
        headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"},
    )


def figures_csv(request: Request) -> Response:
    """The same as CSV: UTF-8 with a byte order mark, so that Excel reads the accents."""
    loaded = cached.current()
    scope = _scope(request, loaded) if loaded else None
    if loaded is None or scope is None:
        return _problem("error.unknown_scope" if loaded else "error.empty", 400 if loaded else 503)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for measured in figures(loaded, definitions.load_all(), scope).values():
        writer.writerow(_flat(_entry(measured, loaded), loaded))
    name = f"chi-so-{scope.period}.csv"
    return Response(
        "\ufeff" + text.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"},
    )


def _scope(request: Request, loaded: Loaded) -> Scope | None:
    """The asked-for scope, None when the snapshot does not know the period or field."""
    period = request.query_params.get("period") or default_period(loaded)
    field = request.query_params.get("field") or None
    known = {row["field"] for row in loaded.rows("used_fields")} | {None}
    return Scope(loaded.org["code"], period, field) if period in loaded.periods and field in known else None


def _problem(key: str, status: int) -> JSONResponse:
    message = {lang: wordbook.of(lang)(key) for lang in wordbook.LANGUAGES}
    return JSONResponse({"error": message}, status_code=status)


def _entry(measured: Figure, loaded: Loaded) -> dict[str, Any]:
    indicator = measured.indicator
    return {
        "id": indicator.id,
        "criterion": indicator.criterion,
        "title": {lang: indicator.words[lang]["title"] for lang in wordbook.LANGUAGES},
        "unit": indicator.unit,
        "period": measured.scope.period,
        "field": measured.scope.field,
        "numerator": measured.numerator,
        "denominator": measured.denominator,
        "value": measured.value,
        "interval": measured.interval,
        "target": indicator.target.goal,
        "status": measured.status,
        "state": measured.state,
        "note": {lang: indicator.words[lang]["method"] for lang in wordbook.LANGUAGES},
        "as_of": loaded.as_of.isoformat(),
    }


def _flat(entry: dict[str, Any], loaded: Loaded) -> dict[str, Any]:
    low, high = entry["interval"] or (None, None)
    return {
        **entry,
        "title": entry["title"]["vi"],
        "interval_low": low,
        "interval_high": high,
        "snapshot": loaded.id,
    }
