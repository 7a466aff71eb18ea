"""/healthz says that the process answers, /status.json what it serves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse

from cchc_data import snapshot
from cchc_data.bucket.following import copy_of
from cchc_view import cached
from cchc_view import words as wordbook


async def healthz(request: Request) -> PlainTextResponse:
    """200 while figures can be served, 503 otherwise."""
    good = cached.current() is not None
    return PlainTextResponse("ok" if good else "empty", status_code=200 if good else 503)


async def status(request: Request) -> JSONResponse:
    """Snapshot, as-of date, age of the data in days and whether its hashes were verified.

    `state` is ok, degraded (an older snapshot is served), unreachable (there may be a newer one in
    the bucket) or empty. Table hashes are always verified at load: a snapshot that fails is never served.
    """
    loaded = cached.current()
    answer = {"state": cached.state(), "formula_version": snapshot.FORMULA_VERSION, **source()}
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


def source() -> dict[str, Any]:
    """How it stands with the bucket that the data comes from; nothing where it lies in a folder of this machine."""
    copy = copy_of(cached.store().root)
    if copy is None:
        return {}
    trouble = copy.told()
    told = {"state": trouble.code if trouble else "ok", "looked_at": _moment(copy.checked_at)}
    if trouble:
        told |= {"since": _moment(copy.since), "says": {lang: trouble.says(lang) for lang in wordbook.LANGUAGES}}
    return {"source": told}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
