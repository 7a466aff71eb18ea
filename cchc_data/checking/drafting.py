"""From what an import gave to a draft snapshot, and what publishing it would change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data import file_names, form_files, snapshot
from cchc_data.checking import changes, corrections
from cchc_data.checking import org as orgs
from cchc_data.checking.account import DRAFT, NOT_YET, NOTHING_NEW, Account
from cchc_data.checking.judging import Base
from cchc_data.checking.merge import Work
from cchc_data.checking.outcome import Outcome
from cchc_data.checking.starting import FROM_PUBLIC, Start
from cchc_data.checking.steps import Step
from cchc_data.lineage import same_data
from cchc_data.publish import PublishError
from cchc_data.received import Remark
from cchc_data.store import Loaded


def with_draft(
    root: Path, account: Account, work: Work, base: Base, now: datetime, step: Step, start: Start = FROM_PUBLIC
) -> Account:
    """The account with its draft, where a row comes or goes, and then with its correction files."""
    step("writing", "")
    if start.dropped or any(len(frame) for outcome in account.outcomes for frame in outcome.tables.values()):
        account = _drafted(root, account, work, base, now, start)
    with ThreadPoolExecutor(1) as beside:  # the draft is measured by DuckDB meanwhile
        corrected = beside.submit(corrections.write, root, account.outcomes)
        if account.state == DRAFT:
            _discard_older(root, base.id, account.draft)
            step("comparing", "")
            with closing(Loaded(root, account.draft)) as loaded:
                account = replace(account, changes=changes.between(base.public, loaded))
    return replace(account, corrections=corrected.result())


def _drafted(root: Path, account: Account, work: Work, base: Base, now: datetime, start: Start) -> Account:
    older = {manifest["id"] for manifest in snapshot.drafts(root)}
    try:
        draft = _write(root, account, work, base, now, start)
    except PublishError:
        return _ended(account, NOT_YET, Remark("no_day_yet"))
    if base.id and same_data(*(snapshot.read_manifest(root, made) for made in (draft, base.id))):
        snapshot.discard_draft(root, draft)
        return _ended(account, NOTHING_NEW, Remark("same_figures"))
    if draft in older:
        return _ended(account, NOTHING_NEW, Remark("draft_again", values={"draft": draft}))
    return replace(account, state=DRAFT, draft=draft)


def _write(root: Path, account: Account, work: Work, base: Base, now: datetime, start: Start) -> str:
    return snapshot.write(
        root,
        work,
        orgs.published(dict(account.org)),
        created_at=now,
        sources=[*start.sources(root), *_sources(account.outcomes)],
        illustrative=bool(base.public) and base.public.manifest["illustrative"],
        draft=True,
        forms=form_files.keep(root, base.forms),
    )


def _ended(account: Account, state: str, remark: Remark) -> Account:
    return replace(account, state=state, remarks=(*account.remarks, remark))


def rivals(root: Path, base_id: str | None) -> list[dict[str, Any]]:
    """Manifests of the drafts made on the same figures, newest first."""
    return [manifest for manifest in snapshot.drafts(root) if manifest["parent"] == base_id]


def left_aside(root: Path, base_id: str | None, held: set[str]) -> list[Remark]:
    """A remark about the newest draft with a file that is not among those `held` by this import."""
    others = [manifest["id"] for manifest in rivals(root, base_id) if not files(manifest) <= held]
    return [Remark("other_draft", values={"draft": others[0]})] if others else []


def forgotten(root: Path, org: Mapping[str, Any], now: datetime) -> list[Remark]:
    """Correction files may hold cells about people, so they do not stay."""
    days = org.get("keep_corrections_days", corrections.KEEP_DAYS)
    n = corrections.forget(root, now, days)
    return [Remark("corrections_deleted", values={"n": str(n), "days": str(days)})] if n else []


def files(manifest: dict[str, Any]) -> set[str]:
    """sha256 of every file a draft was made of."""
    return {source["sha256"] for source in manifest["sources"] if "sha256" in source}


def _discard_older(root: Path, base_id: str | None, draft: str) -> None:
    """Drafts that hold nothing the new one does not are in the way of whoever publishes."""
    whole = files(snapshot.read_manifest(root, draft))
    for manifest in rivals(root, base_id):
        if manifest["id"] != draft and files(manifest) <= whole:
            snapshot.discard_draft(root, manifest["id"])


def _sources(outcomes: Iterable[Outcome]) -> list[dict[str, Any]]:
    return [
        {
            "name": file_names.label(outcome.received.file_name),
            "sha256": outcome.received.sha256,
            "form": outcome.received.form,
            "rows_in": outcome.rows_in,
            "accepted": outcome.rows_accepted,
            "rejected": dict(sorted(outcome.reasons.items())),
        }
        for outcome in outcomes
    ]
