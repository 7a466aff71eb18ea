"""/bao-cao/<period>.docx, .xlsx, .pdf: the periodic report, written once for each snapshot."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.routing import Route

from cchc_data.store import Loaded
from cchc_view import cached, report
from cchc_view.page import Page
from cchc_view.routes.answers import Kept, keep
from cchc_view.routes.readable import Readable, Refused, missing

ADDRESS = "/bao-cao/"
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def routes(pages: Sequence[Page]) -> list[Route]:
    """One address a period and format, and a 404 for the rest; no page is needed to answer."""
    return [
        Route(ADDRESS + "{period}.{kind}", Readable(_report)),
        Route(ADDRESS + "{rest:path}", Readable(missing)),
    ]


def _report(loaded: Loaded, request: Request) -> Kept:
    period, kind = request.path_params["period"], request.path_params["kind"]
    if kind not in report.FORMATS:
        raise Refused(404, "data.unknown_address")
    offered = report.offered(loaded)
    if period not in offered:
        raise Refused(404, "report.unknown_period", periods=", ".join(offered))
    return _written(loaded, period, kind)


@cached.per_snapshot
def _written(loaded: Loaded, period: str, kind: str) -> Kept:
    headers = {
        "Content-Disposition": f'attachment; filename="bao-cao-{period}.{kind}"',
        "Content-Language": "vi",
    }
    # Documents are packed already: compressing them well would cost more than it saves.
    return keep(report.write(loaded, period, kind), MEDIA[kind], headers, quality=1)
