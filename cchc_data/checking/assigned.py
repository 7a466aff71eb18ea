"""Rows of the template of procedures assigned to the commune → `commune_procedures`.

What the file leaves open is taken from the reference defaults and said so; where those
know nothing a procedure counts as private, which can hide a figure but never a person.
"""

from __future__ import annotations

import pandas as pd

from cchc_data import reference
from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import only_newest, optional_words, public_text, required_days, truths
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.procedures import CODE
from cchc_data.schemas import COMMUNE_PROCEDURES, conform

_DAYS = ("decision_on", "effective_from", "effective_to", "posted_on", "removed_on")
_TEXTS = ("province_decision_no", "partial_reason")


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The accepted procedures, one row each, and how many rows were merged into others."""
    codes = bench.text("proc_code").str.extract(CODE.pattern, expand=False)
    bench.reject(codes.isna(), "procedure_code_strange", "proc_code")
    rows = pd.DataFrame({"proc_code": codes, **read_columns(bench, _DAYS)})
    rows = rows.assign(**{field: public_text(bench, field) for field in _TEXTS})
    required_days(bench, rows["effective_from"], "effective_from")
    known = reference.commune_defaults().set_index("proc_code")
    levels = optional_words(bench, "service_level", "service_level")
    rows["service_level"] = _filled(bench, "service_level", levels, codes.map(known["service_level"]), "none")
    rows["sensitive"] = _filled(bench, "sensitive", truths(bench, "sensitive"), codes.map(known["sensitive"]), True)
    unknown = pd.Series(None, index=rows.index, dtype="object")
    rows["postal"] = _filled(bench, "postal", truths(bench, "postal"), unknown, False)
    bench.reject(rows["effective_to"] < rows["effective_from"], "ends_before_it_begins", "effective_to")
    bench.reject(rows["removed_on"] < rows["posted_on"], "ends_before_it_begins", "removed_on")
    bench.warn(rows["posted_on"] < rows["decision_on"], "posted_before_decision", "posted_on")
    unexplained = rows["service_level"].eq("partial") & rows["partial_reason"].isna()
    bench.warn(unexplained, "partial_without_reason", "partial_reason")
    usable = rows[bench.good]
    newest = only_newest(bench, usable, ["proc_code"], "proc_code")
    return {COMMUNE_PROCEDURES.name: conform(COMMUNE_PROCEDURES, newest)}, len(usable) - len(newest)


def _filled(bench: Bench, field: str, told: pd.Series, default: pd.Series, otherwise: object) -> pd.Series:
    open_ = told.isna()
    if open_.any():
        bench.note("default_taken", field, n=int(open_.sum()), field=field)
    filled = told.astype("object").where(~open_, default.astype("object"))
    return filled.where(filled.notna(), otherwise)
