"""Rows of a list of feedback and petitions (form F8) → the work table `complaints`.

Complaints and denunciations (khiếu nại, tố cáo) are another procedure and never enter
(Decree 20/2008/NĐ-CP, Article 1). A summary for the public goes through the scrubber.
"""

from __future__ import annotations

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.checking.codes import read_codes
from cchc_data.checking.columns import only_newest, optional_words, public_text, required_days, truths
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.schemas import COMPLAINTS, conform

_DAYS = ("received_on", "transferred_on", "resolved_on", "published_on")
_WORDS = {"channel": "complaint_channel", "competence": "competence", "fault": "fault", "satisfaction": "satisfaction"}


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The accepted complaints, one row each, and how many rows were merged into others."""
    rows = pd.DataFrame({"complaint_code": read_codes(bench, "complaint_code"), **read_columns(bench, _DAYS)})
    required_days(bench, rows["received_on"], "received_on")
    for field, words in _WORDS.items():
        rows[field] = optional_words(bench, field, words)
    rows["kind"] = _kinds(bench)
    rows["anonymous"] = truths(bench, "anonymous")
    rows["status"] = _statuses(bench, rows)
    rows["public_summary"] = public_text(bench, "public_summary")
    _order_days(bench, rows)
    usable = rows[bench.good].sort_values(["resolved_on", "published_on"], kind="stable", na_position="first")
    newest = only_newest(bench, usable, ["complaint_code"], "complaint_code")
    return {COMPLAINTS.name: conform(COMPLAINTS, newest.sort_index())}, len(usable) - len(newest)


def _kinds(bench: Bench) -> pd.Series:
    kinds, unknown = bench.words("kind", "complaint_kind")
    bench.reject(kinds.eq("petition"), "petition_not_feedback", "kind")
    bench.warn(unknown, "word_unknown", "kind")
    if bench.text("kind").isna().any():
        bench.note("kind_missing", "kind", n=int(bench.text("kind").isna().sum()))
    return kinds.fillna("other")


def _statuses(bench: Bench, rows: pd.DataFrame) -> pd.Series:
    statuses, unknown = bench.words("status", "complaint_status")
    bench.reject(unknown, "status_unknown", "status")
    silent = bench.text("status").isna()
    said = pd.Series("in_progress", index=rows.index, dtype="str")
    said = said.mask(rows["resolved_on"].notna(), "answered").mask(rows["published_on"].notna(), "published")
    if silent.any():
        bench.note("status_from_days", "status", n=int(silent.sum()))
    return statuses.where(~silent, said)


def _order_days(bench: Bench, rows: pd.DataFrame) -> None:
    received, resolved = rows["received_on"], rows["resolved_on"]
    bench.reject(rows["transferred_on"] < received, "transferred_before_received", "transferred_on")
    bench.reject(resolved < received, "resolved_before_received", "resolved_on")
    bench.reject(rows["published_on"] < resolved.fillna(received), "published_before_resolved", "published_on")
    bench.warn(rows["status"].isin(("answered", "published")) & resolved.isna(), "resolved_missing", "resolved_on")
    reject_future(bench, rows, _DAYS)
