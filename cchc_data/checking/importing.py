"""Import: files in, a draft snapshot out, and an account of everything that happened.

All or nothing: a file that cannot be read, asks a question or belongs to another unit
stops the whole import before anything is written. The current snapshot is never touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cchc_data import reading, snapshot
from cchc_data.checking import Outcome, Setting, arriving, check, corrections, drafting, file_names, own_counts
from cchc_data.checking import org as orgs
from cchc_data.checking.account import CHECKED, NOTHING_NEW, NOTHING_TO_KEEP, Account
from cchc_data.checking.lock import alone
from cchc_data.checking.merge import Work, current_work, merge
from cchc_data.checking.steps import Step, quietly
from cchc_data.received import Received, Remark


def run(
    root: Path,
    paths: Sequence[Path],
    answers: Mapping[str, str],
    now: datetime,
    read: arriving.Read = reading.read,
    step: Step = quietly,
    own_answers: Mapping[Path, Mapping[str, str]] = MappingProxyType({}),
    only_check: bool = False,
) -> Account:
    """Import files into a draft; with `only_check` nothing at all is written.

    `answers` settle what any of the files leaves open, `own_answers` what one of them does, and
    count before; `step` hears of each stage. Raises Busy, OrgUnknown, OtherUnit, UnreadableFile, NeedsConfirmation, or
    CalendarNotAnnounced and SchemaError as `publish` does; then no draft exists.
    """
    org = orgs.load(root)
    with alone(root):
        base_id, remarks = _base(root, org)
        if not only_check:
            snapshot.sweep(root)
            remarks += _forgotten(root, org, now)
        files = {path: {**answers, **own_answers.get(path, {})} for path in paths}
        sheets, known = arriving.new_sheets(root, base_id, files, read, step)
        remarks += known
        if not sheets:
            return Account(NOTHING_NEW, org, remarks=tuple(remarks))
        remarks += _drafts_left_aside(root, base_id, {sheet.sha256 for sheet, _ in sheets})
        base = current_work(root, base_id)
        outcomes = _check_all(sheets, _setting(org, base, now), step)
        step("merging", "")
        work, merged, told = merge(base, outcomes)
        outcomes = [_compared(outcome, work, org["code"]) for outcome in outcomes]
        account = Account(NOTHING_TO_KEEP, org, tuple(outcomes), tuple(merged), tuple(remarks + told))
        if only_check:
            return replace(account, state=CHECKED)
        return drafting.with_draft(root, account, work, base_id, now, step)


def _base(root: Path, org: Mapping[str, Any]) -> tuple[str | None, list[Remark]]:
    """The snapshot to merge into: the current one, unless it is another unit's."""
    current = snapshot.current_id(root)
    if current is None:
        return None, [Remark("first_import")]
    if snapshot.verify(root, current, tiers=("work",))["org"]["code"] != org["code"]:
        return None, [Remark("base_of_other_unit")]
    return current, []


def _drafts_left_aside(root: Path, base_id: str | None, held: set[str]) -> list[Remark]:
    """A remark about the newest draft with a file that is not among those `held` by this import."""
    others = [manifest["id"] for manifest in drafting.rivals(root, base_id) if not drafting.files(manifest) <= held]
    return [Remark("other_draft", values={"draft": others[0]})] if others else []


def _forgotten(root: Path, org: Mapping[str, Any], now: datetime) -> list[Remark]:
    """Correction files may hold cells about people, so they do not stay."""
    days = org.get("keep_corrections_days", corrections.KEEP_DAYS)
    n = corrections.forget(root, now, days)
    return [Remark("corrections_deleted", values={"n": str(n), "days": str(days)})] if n else []


def _setting(org: Mapping[str, Any], base: Work, now: datetime) -> Setting:
    codes = frozenset(base["commune_procedures"]["proc_code"])
    return Setting(org, now.date(), {}, org.get("words", {}), org.get("procedure_names", {}), codes)


def _check_all(sheets: list[tuple[Received, arriving.Answers]], setting: Setting, step: Step) -> list[Outcome]:
    """Procedures first, so that dossiers of the same import may name them."""
    outcomes = []
    for sheet, answers in sorted(sheets, key=lambda pair: pair[0].form != "commune_procedures"):
        name = file_names.label(sheet.file_name)
        step("checking", name)
        with arriving.naming(name):
            outcome = check(sheet, replace(setting, answers=answers))
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
