"""/healthz says that the process answers, /status.json what it serves."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from cchc_data import snapshot
from cchc_view import cached


async def healthz(request: Request) -> PlainTextResponse:
    """200 while figures can be served, 503 otherwise."""
    good = cached.current() is not None
    return PlainTextResponse("ok" if good else "empty", status_code=200 if good else 503)


async def status(request: Request) -> JSONResponse:
    """Snapshot, as-of date, age of the data in days and whether its hashes were verified.

    `state` is ok, degraded (an older snapshot is served) or empty. Table hashes are always
    verified at load: a snapshot that fails is never served.
    """
    loaded = cached.current()
    answer = {"state": cached.store().state, "formula_version": snapshot.FORMULA_VERSION}
    if loaded is not None:
        tables = {n: t["sha256"] for n, t in loaded.manifest["tables"].items() if n.startswith("public/")}
        answer |= {
            "snapshot": loaded.id,
            "as_of": loaded.as_of.isoformat(),
            "age_days": (date.today() - loaded.as_of).days,
            "illustrative": loaded.manifest["illustrative"],
            "tables_verified": len(tables),
            "tables": tables,
        }
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})
