"""Import: files in, a draft snapshot out, and an account of everything that happened.

All or nothing: a file that cannot be read, asks a question or belongs to another unit
stops the whole import before anything is written. The current snapshot is never touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cchc_data import reading, snapshot
from cchc_data.checking import arriving
from cchc_data.checking import org as orgs
from cchc_data.checking.account import CHECKED, NOTHING_NEW, Account
from cchc_data.checking.lock import alone
from cchc_data.checking.starting import FROM_PUBLIC, Start
from cchc_data.checking.steps import Step, quietly
from cchc_data.received import Remark


def run(
    root: Path,
    paths: Sequence[Path],
    answers: Mapping[str, str],
    now: datetime,
    read: arriving.Read = reading.read,
    step: Step = quietly,
    own_answers: Mapping[Path, Mapping[str, str]] = MappingProxyType({}),
    only_check: bool = False,
    start: Start = FROM_PUBLIC,
) -> Account:
    """Import files into a draft that starts from the public figures, or from what `start` says.

    With `only_check` nothing at all is written.

    `answers` settle what any of the files leaves open, `own_answers` what one of them does, and
    count before; `step` hears of each stage. Raises Busy, OrgUnknown, OtherUnit, UnreadableFile, NeedsConfirmation,
    DraftOutdated, or CalendarNotAnnounced and SchemaError as `publish` does; then no draft exists.
    """
    org = orgs.load(root)
    with alone(root), ThreadPoolExecutor(1) as beside:
        base_id, remarks = _base(root, org)
        start.require_current(root, base_id)
        files = {path: {**answers, **own_answers.get(path, {})} for path in paths}
        arrived = beside.submit(arriving.new_sheets, root, start.draft or base_id, files, read, step)
        # Pandas, DuckDB, every check and the current figures: loaded while a child process reads.
        from cchc_data.checking import drafting, judging, rehearsal
        from cchc_data.checking.form_remarks import form_remarks

        with judging.opened(root, base_id, start) as base:
            if not only_check:
                snapshot.sweep(root)
                remarks += drafting.forgotten(root, org, now)
            rehearsal.rehearse(arrived.done)
            sheets, known = arrived.result()
            remarks += known + form_remarks(base.refused)
            if not sheets and not start.dropped:
                return Account(NOTHING_NEW, org, remarks=tuple(remarks))
            remarks += drafting.left_aside(root, base_id, {sheet.sha256 for sheet, _ in sheets} | start.files(root))
            account, work = judging.judge(org, base, sheets, now, step, remarks)
            if only_check:
                return replace(account, state=CHECKED)
            return drafting.with_draft(root, account, work, base, now, step, start)


def _base(root: Path, org: Mapping[str, Any]) -> tuple[str | None, list[Remark]]:
    """The snapshot to merge into: the current one, unless it is another unit's."""
    current = snapshot.current_id(root)
    if current is None:
        return None, [Remark("first_import")]
    if snapshot.verify(root, current, tiers=("work",))["org"]["code"] != org["code"]:
        return None, [Remark("base_of_other_unit")]
    return current, []
