"""Rows of a list of dossiers (forms F1, F2) → the work table `dossiers`."""

from __future__ import annotations

import pandas as pd

from cchc_data.checking import dossier_rules, procedures, stages, verdicts
from cchc_data.checking.bench import Bench
from cchc_data.checking.codes import read_codes
from cchc_data.checking.columns import counts, optional_words, truths
from cchc_data.checking.day_columns import read_columns
from cchc_data.schemas import DOSSIERS, conform

DAYS = tuple(column.name for column in DOSSIERS.columns if column.type == "DATE")
_WORDS = ("receive_channel", "return_channel", "applicant_type", "service_level")
_TRUTHS = ("non_local", "refusal_written")
_COUNTS = ("supplement_count", "supplement_written_count")


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The accepted dossiers, one row each, and how many rows were merged into others."""
    rows = pd.DataFrame({"dossier_code": read_codes(bench, "dossier_code"), **read_columns(bench, DAYS)})
    rows["proc_code"] = procedures.join(bench)
    rows["status"] = _statuses(bench, rows)
    for field in _WORDS:
        rows[field] = optional_words(bench, field, field)
    rows["receive_channel"] = rows["receive_channel"].fillna("unknown")
    for field in _TRUTHS:
        rows[field] = truths(bench, field)
    for field in _COUNTS:
        rows[field] = counts(bench, field, most=999)
    rows["source_verdict"] = verdicts.of_file(bench, rows["status"])
    usable = rows[bench.good]
    dossiers = stages.newest(bench, usable)
    dossier_rules.apply(bench, dossiers)
    good = dossiers[bench.good.reindex(dossiers.index)]
    verdicts.compare(bench, good)
    return {DOSSIERS.name: conform(DOSSIERS, good)}, len(usable) - len(dossiers)


def _statuses(bench: Bench, rows: pd.DataFrame) -> pd.Series:
    """The file's status; where it has none, what the days say (and a remark about it)."""
    statuses, unknown = bench.words("status", "status")
    bench.reject(unknown, "status_unknown", "status")
    silent = statuses.isna() & ~unknown
    said = pd.Series("in_progress", index=rows.index, dtype="str")
    said = said.mask(rows["received_on"].isna(), "awaiting_receipt")
    said = said.mask(rows["finished_on"].notna(), "finished").mask(rows["returned_on"].notna(), "delivered")
    if silent.any():
        bench.note("status_from_days", "status", n=int(silent.sum()))
    return statuses.where(~silent, said).astype("str")
