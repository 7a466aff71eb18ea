"""From the sheets of an import to work tables: each checked, merged into the current ones, set beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from cchc_data import file_names
from cchc_data.checking import arriving, own_counts
from cchc_data.checking.account import NOTHING_TO_KEEP, Account
from cchc_data.checking.merge import Work, current_work, merge
from cchc_data.checking.outcome import Outcome
from cchc_data.checking.setting import Setting
from cchc_data.checking.sheet import check
from cchc_data.checking.starting import FROM_PUBLIC, Start
from cchc_data.checking.steps import Step
from cchc_data.form_files import Form, Refused, look
from cchc_data.received import Received, Remark
from cchc_data.store import Loaded

Sheets = list[tuple[Received, arriving.Answers]]


@dataclass(frozen=True)
class Base:
    """What an import builds on: the work tables it starts from, the current snapshot, if there is one, and the forms to hand out."""

    id: str | None
    work: Work
    public: Loaded | None
    forms: list[Form]
    refused: list[Refused]  # files that were to be forms


@contextmanager
def opened(root: Path, base_id: str | None, start: Start = FROM_PUBLIC) -> Iterator[Base]:
    """The snapshot `base_id`, and the rows to build on; raises SnapshotError when it is damaged."""
    work = start.without_dropped(current_work(root, start.draft or base_id))
    forms, refused = look(root)
    with closing(Loaded(root, base_id)) if base_id else nullcontext() as public:
        yield Base(base_id, work, public, forms, refused)


def judge(
    org: Mapping[str, Any], base: Base, sheets: Sheets, now: datetime, step: Step, remarks: list[Remark]
) -> tuple[Account, Work]:
    """What the sheets give and the work tables with it; nothing is written."""
    codes = frozenset(base.work["commune_procedures"]["proc_code"])
    setting = Setting(org, now.date(), {}, org.get("words", {}), org.get("procedure_names", {}), codes)
    outcomes = _check_all(sheets, setting, step)
    step("merging", "")
    work, merged, told = merge(base.work, outcomes)
    outcomes = [_compared(outcome, work, org["code"]) for outcome in outcomes]
    return Account(NOTHING_TO_KEEP, org, tuple(outcomes), tuple(merged), tuple(remarks + told)), work


def _check_all(sheets: Sheets, setting: Setting, step: Step) -> list[Outcome]:
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
