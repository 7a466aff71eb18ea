"""Refresh: the published rows once more, with today's catalogue, form files and formulas, as a draft."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from cchc_data import form_files, snapshot
from cchc_data.checking import changes
from cchc_data.checking import org as orgs
from cchc_data.checking.account import DRAFT, NOTHING_NEW, Account
from cchc_data.checking.form_remarks import form_remarks
from cchc_data.checking.lock import alone
from cchc_data.checking.merge import current_work
from cchc_data.engines import DUCKDB
from cchc_data.lineage import same_data
from cchc_data.received import Remark
from cchc_data.store import Loaded


def refresh(root: Path, now: datetime, engine: str = DUCKDB) -> Account:
    """Build a draft from the rows of the current snapshot; nothing becomes public.

    Raises Busy, OrgUnknown, SnapshotError when there is no current snapshot of this unit or
    it is damaged, and CalendarNotAnnounced, SchemaError and EngineMissing as `publish` does.
    """
    org = orgs.load(root)
    with alone(root):
        snapshot.sweep(root)
        current = snapshot.current_id(root)
        if current is None:
            raise snapshot.SnapshotError("there is no published snapshot to refresh")
        manifest = snapshot.verify(root, current)
        if manifest["org"]["code"] != org["code"]:
            raise snapshot.SnapshotError("the published snapshot is another unit's")
        forms, refused = form_files.look(root)
        draft = snapshot.write(
            root,
            current_work(root, current),
            orgs.published(org),
            created_at=now,
            sources=manifest["sources"],
            illustrative=manifest["illustrative"],
            draft=True,
            forms=form_files.keep(root, forms),
            engine=engine,
        )
        remarks = tuple(form_remarks(refused))
        if same_data(snapshot.read_manifest(root, draft), manifest):
            snapshot.discard_draft(root, draft)
            return Account(NOTHING_NEW, org, remarks=(Remark("same_figures"), *remarks))
        with closing(Loaded(root, current)) as old, closing(Loaded(root, draft)) as new:
            found = changes.between(old, new)
        return Account(DRAFT, org, remarks=remarks, changes=found, draft=draft)
