"""/api/v1/...: the same figures, periods and procedures as the pages, for machines."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from cchc_data import periods
from cchc_data.indicators import Indicator
from cchc_data.measure import Scope, by_field, figure, figures, series
from cchc_data.store import Loaded
from cchc_view import cached
from cchc_view.opendata import entries
from cchc_view.opendata.files import to_json
from cchc_view.page import default_period
from cchc_view.routes import found, openapi
from cchc_view.routes.answers import Kept, keep
from cchc_view.routes.place import home
from cchc_view.routes.readable import JSON, Readable, Refused, chosen, missing, scope_of

SPLITS = ("period", "field")


def routes() -> list[Route]:
    """Every address of the read API, and a 404 for the rest below /api/."""
    return [
        Route("/api/v1/indicators", Readable(_indicators)),
        Route("/api/v1/indicators/{id}", Readable(_indicator)),
        Route("/api/v1/procedures", Readable(_procedures)),
        Route("/api/v1/periods", Readable(_periods)),
        Route("/api/v1/openapi.json", Readable(_openapi)),
        Route("/api/{rest:path}", Readable(missing)),
    ]


def _indicators(loaded: Loaded, request: Request) -> Kept:
    return _all_kept(loaded, scope_of(loaded, request))


def _indicator(loaded: Loaded, request: Request) -> Kept:
    known = loaded.indicators.get(request.path_params["id"])
    if known is None:
        raise Refused(404, "data.unknown_indicator")
    return _one_kept(loaded, known, scope_of(loaded, request), chosen(request, "by", SPLITS, ""))


@cached.per_snapshot
def _all_kept(loaded: Loaded, scope: Scope) -> Kept:
    measured = figures(loaded, loaded.indicators, scope).values()
    listed = [{**entries.definition(one.indicator), **entries.figure(loaded, one)} for one in measured]
    return _kept(loaded, indicators=listed)


@cached.per_snapshot
def _one_kept(loaded: Loaded, indicator: Indicator, scope: Scope, by: str) -> Kept:
    if by == "period":
        points = series(loaded, indicator.id, scope, periods.parse(scope.period).kind)
        rows = [{**entries.figure(loaded, point.figure), **entries.span(point)} for point in points]
    elif by == "field":
        split = by_field(loaded, indicator.id, scope)
        rows = [
            {**entries.figure(loaded, one), "field_name": {"vi": row["name_vi"], "en": row["name_en"]}}
            for row, one in split
            if scope.field in (None, row["field"])
        ]
    else:
        rows = [entries.figure(loaded, figure(loaded, indicator.id, scope))]
    return _kept(loaded, indicator=entries.definition(indicator), by=by or None, figures=rows)


def _procedures(loaded: Loaded, request: Request) -> Kept:
    return _kept(loaded, **found.procedures(loaded, request))


def _periods(loaded: Loaded, request: Request) -> Kept:
    return _periods_kept(loaded)


@cached.per_snapshot
def _periods_kept(loaded: Loaded) -> Kept:
    covered = [entries.period(loaded, row) for row in loaded.periods.values()]
    return _kept(loaded, default=default_period(loaded), periods=covered)


def _openapi(loaded: Loaded, request: Request) -> Kept:
    return _openapi_kept(loaded, home(request))


@cached.per_snapshot
def _openapi_kept(loaded: Loaded, base: str) -> Kept:
    return keep(to_json(openapi.document(loaded, base)), JSON)


def _kept(loaded: Loaded, **parts: Any) -> Kept:
    """An answer with the snapshot it comes from in front."""
    return keep(to_json({**entries.stamp(loaded), **parts}), JSON, quality=4)

