"""Checking one sheet: the check of each form, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from cchc_data.checking import (
    assigned,
    complaints,
    contacts,
    dossiers,
    letters,
    office_tables,
    outgoing,
    plan_tables,
    summaries,
    surveys,
    tasks,
    unit,
)
from cchc_data.checking.bench import Bench
from cchc_data.checking.outcome import Outcome
from cchc_data.checking.setting import Setting
from cchc_data.received import Received

Check = Callable[[Bench], tuple[dict[str, pd.DataFrame], int]]

# Every other form is read and checked for what adds up, but no table publishes it yet.
_CHECKS: dict[str, Check] = {
    "dossier_list": dossiers.check,
    "dossier_register": dossiers.check,
    "complaint_list": complaints.check,
    "apology_letters": letters.check,
    "survey_waves": surveys.check_waves,
    "survey_counts": surveys.check_counts,
    "survey_sheets": surveys.check_sheets,
    "commune_procedures": assigned.check,
    "contacts": contacts.check,
    "outgoing_documents": outgoing.check,
    "document_totals": office_tables.check_documents,
    "guidance_slips": office_tables.check_slips,
    "simplifications": plan_tables.check_simplifications,
    "staff": office_tables.check_staff,
    "facility_checks": office_tables.check_facilities,
    "plan_tasks": tasks.check,
    "reports": plan_tables.check_reports,
    "oversight": plan_tables.check_oversight,
    "initiatives": plan_tables.check_initiatives,
    "criteria_scores": plan_tables.check_scores,
    "evaluations": plan_tables.check_evaluations,
}


def check(received: Received, setting: Setting) -> Outcome:
    """Check one sheet.

    Raises OtherUnit when it is another unit's, NeedsConfirmation when reading on
    would be a guess. Never raises for a bad row: that is in the outcome.
    """
    bench = Bench(received, setting)
    unit.require_ours(bench)
    tables, merged = _CHECKS.get(received.form, summaries.check)(bench)
    rejected = sorted(bench.rejected, key=lambda remark: (remark.row or 0, remark.code))
    told = tuple(rejected), tuple(bench.warnings), tuple(bench.discrepancies)
    return Outcome(received, tables, *told, merged, replaces=setting.answers.get("replace") == "table")
