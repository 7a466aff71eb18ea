"""Recount: the public tables of a draft once more, by the engine that is asked for, before they become public."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from cchc_data import snapshot
from cchc_data.checking.merge import current_work
from cchc_data.publish.loading import FORM_COLUMNS


def recount(root: Path, draft: str, engine: str) -> bool:
    """Count a draft's rows anew; True when every table is the draft's byte for byte, and then it stands in its place.

    Where one differs (another engine would have told the public something else, or the
    draft was made with another catalogue or another version), the draft stays as it was.
    Expects its caller to hold the folder's lock; raises EngineMissing.
    """
    manifest = snapshot.read_manifest(root, draft)
    forms = snapshot.folder(root, draft) / "public" / "procedure_forms.parquet"
    with duckdb.connect() as database:
        # A frame without a row has forgotten its types.
        handed_out = database.read_parquet(str(forms)).df().astype(FORM_COLUMNS) if forms.is_file() else None
    counted = snapshot.write(
        root,
        current_work(root, draft),
        manifest["org"],
        created_at=datetime.fromisoformat(manifest["created_at"]),
        sources=manifest["sources"],
        illustrative=manifest["illustrative"],
        draft=True,
        forms=handed_out,
        engine=engine,
    )
    if counted != draft:
        snapshot.discard_draft(root, counted)
    return counted == draft
