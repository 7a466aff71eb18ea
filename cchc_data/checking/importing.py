"""Import: files in, a draft snapshot out, and an account of everything that happened.

All or nothing: a file that cannot be read, asks a question or belongs to another unit
stops the whole import before anything is written. The current snapshot is never touched.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data import form_files, reading, snapshot
from cchc_data.checking import Outcome, Setting, changes, check, corrections, file_names, own_counts
from cchc_data.checking import org as orgs
from cchc_data.checking.account import DRAFT, NOTHING_NEW, NOTHING_TO_KEEP, Account
from cchc_data.checking.form_remarks import form_remarks
from cchc_data.checking.lock import alone
from cchc_data.checking.merge import Work, current_work, merge
from cchc_data.publish import PublishError
from cchc_data.received import Received, Remark

Read = Callable[..., list[Received]]


def run(
    root: Path, paths: Sequence[Path], answers: Mapping[str, str], now: datetime, read: Read = reading.read
) -> Account:
    """Import files into a draft.

    Raises Busy, OrgUnknown, OtherUnit, UnreadableFile, NeedsConfirmation, or
    CalendarNotAnnounced and SchemaError as `publish` does; then no draft exists.
    """
    org = orgs.load(root)
    with alone(root):
        snapshot.sweep(root)
        base_id, remarks = _base(root, org)
        received, known = _new_sheets(root, base_id, paths, answers, read)
        remarks += known + form_remarks(root)
        if not received:
            return Account(NOTHING_NEW, org, remarks=tuple(remarks))
        base = current_work(root, base_id)
        outcomes = _check_all(received, _setting(org, base, answers, now))
        work, merged, told = merge(base, outcomes)
        outcomes = [_compared(outcome, work, org["code"]) for outcome in outcomes]
        account = Account(NOTHING_TO_KEEP, org, tuple(outcomes), tuple(merged), tuple(remarks + told))
        return _with_draft(root, account, work, base_id, now)


def _base(root: Path, org: Mapping[str, Any]) -> tuple[str | None, list[Remark]]:
    """The snapshot to merge into: the current one, unless it is another unit's."""
    current = snapshot.current_id(root)
    if current is None:
        return None, [Remark("first_import")]
    if snapshot.verify(root, current, tiers=("work",))["org"]["code"] != org["code"]:
        return None, [Remark("base_of_other_unit")]
    drafts = [manifest["id"] for manifest in snapshot.drafts(root) if manifest["parent"] == current]
    return current, [Remark("other_draft", values={"draft": drafts[0]})] if drafts else []


def _new_sheets(
    root: Path, base_id: str | None, paths: Iterable[Path], answers, read: Read
) -> tuple[list[Received], list[Remark]]:
    """Sheets of files that are not in the data yet, and a remark about each file that is."""
    seen = _hashes(root, base_id)
    sheets, remarks = [], []
    for path in paths:
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        if digest in seen:
            remarks.append(Remark("file_known", values={"name": file_names.label(path.name), "snapshot": seen[digest]}))
            continue
        sheets += read(path, answers=answers)
        seen[digest] = file_names.label(path.name)
    return sheets, remarks


def _hashes(root: Path, snapshot_id: str | None) -> dict[str, str]:
    """sha256 of every file in the snapshot's history → the snapshot that took it in."""
    seen: dict[str, str] = {}
    while snapshot_id:
        manifest = snapshot.read_manifest(root, snapshot_id)
        seen.update({source["sha256"]: snapshot_id for source in manifest["sources"] if "sha256" in source})
        snapshot_id = manifest["parent"]
    return seen


def _setting(org: Mapping[str, Any], base: Work, answers: Mapping[str, str], now: datetime) -> Setting:
    codes = frozenset(base["commune_procedures"]["proc_code"])
    return Setting(org, now.date(), answers, org.get("words", {}), org.get("procedure_names", {}), codes)


def _check_all(received: list[Received], setting: Setting) -> list[Outcome]:
    """Procedures first, so that dossiers of the same import may name them."""
    outcomes = []
    for sheet in sorted(received, key=lambda sheet: sheet.form != "commune_procedures"):
        outcome = check(sheet, setting)
        outcomes.append(outcome)
        if "commune_procedures" in outcome.tables:
            codes = frozenset(outcome.tables["commune_procedures"]["proc_code"])
            setting = replace(setting, known_codes=setting.known_codes | codes)
    return outcomes


def _compared(outcome: Outcome, work: Work, org_code: str) -> Outcome:
    """A summary form set beside our own dossiers."""
    if outcome.received.form not in own_counts.FORMS:
        return outcome
    if work["dossiers"]["received_on"].isna().all():
        return replace(outcome, warnings=(*outcome.warnings, Remark("no_rows_to_compare")))
    told = own_counts.compare(outcome, work, org_code)
    differing = tuple(remark for remark in told if "told" in remark.values)
    rest = tuple(remark for remark in told if "told" not in remark.values)
    return replace(outcome, warnings=outcome.warnings + rest, discrepancies=outcome.discrepancies + differing)


def _with_draft(root: Path, account: Account, work: Work, base_id: str | None, now: datetime) -> Account:
    written = tuple(filter(None, (corrections.write(root, outcome) for outcome in account.outcomes)))
    account = replace(account, corrections=written)
    if not any(len(frame) for outcome in account.outcomes for frame in outcome.tables.values()):
        return account
    illustrative = bool(base_id) and snapshot.read_manifest(root, base_id)["illustrative"]
    older = {manifest["id"] for manifest in snapshot.drafts(root)}
    try:
        draft = snapshot.write(
            root,
            work,
            orgs.published(dict(account.org)),
            created_at=now,
            sources=_sources(account.outcomes),
            illustrative=illustrative,
            draft=True,
            forms=form_files.take_in(root),
        )
    except PublishError:
        return replace(account, remarks=(*account.remarks, Remark("no_dossiers_yet")))
    if draft == base_id:
        return replace(account, state=NOTHING_NEW, remarks=(*account.remarks, Remark("same_figures")))
    if draft in older:
        return replace(
            account, state=NOTHING_NEW, remarks=(*account.remarks, Remark("draft_again", values={"draft": draft}))
        )
    return replace(account, state=DRAFT, draft=draft, changes=tuple(changes.between(root, base_id, draft)))


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
