"""Rows of the template of apology letters → the work table `apology_letters`."""

from __future__ import annotations

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.checking.codes import read_codes
from cchc_data.checking.columns import only_newest, optional_words, required_days
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future, warn_days_off
from cchc_data.schemas import APOLOGY_LETTERS, conform


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The accepted letters, one row each, and how many rows were merged into others."""
    codes = {field: read_codes(bench, field) for field in ("letter_no", "dossier_code")}
    rows = pd.DataFrame({**codes, **read_columns(bench, ("issued_on", "new_due_on"))})
    required_days(bench, rows["issued_on"], "issued_on")
    rows["reason_group"] = optional_words(bench, "reason_group", "reason")
    bench.reject(rows["new_due_on"] < rows["issued_on"], "new_due_before_letter", "new_due_on")
    reject_future(bench, rows, ("issued_on",))
    warn_days_off(bench, rows["new_due_on"], "new_due_on")
    usable = rows[bench.good]
    newest = only_newest(bench, usable, ["letter_no"], "letter_no")
    return {APOLOGY_LETTERS.name: conform(APOLOGY_LETTERS, newest)}, len(usable) - len(newest)
