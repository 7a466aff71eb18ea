"""What offices state about themselves: documents by month, staff by group, checks of the counter.

Counts, titles and items; texts go through the scrubber, and a person never has a row.
"""

from __future__ import annotations

import re

import pandas as pd

from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import counts, only_newest, public_text, required_days, required_words, truths
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.checking.summaries import check_figures
from cchc_data.reading.text import key
from cchc_data.schemas import DOCUMENTS, FACILITY_CHECKS, GUIDANCE_SLIPS, STAFF, conform

_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?:[/-]| nam )(20\d\d)")
_ISO_MONTH = re.compile(r"(20\d\d)-(\d{2})(?:-01.*)?")
_COUNTS = ("total", "secret_excluded", "electronic_only", "dual", "dual_justified", "paper_only")
_OPTIONAL = ("secret_excluded", "dual_justified")


def check_documents(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """Outgoing documents by month → `documents`; incoming ones are left aside."""
    incoming = bench.words("direction", "direction")[0].eq("in")
    if incoming.any():
        bench.note("incoming_left_aside", "direction", n=int(incoming.sum()))
    rows = pd.DataFrame({"month": _months(bench)})
    for field in _COUNTS:
        rows[field] = counts(bench, field, required=field not in _OPTIONAL)
    check_figures(bench, rows.drop(columns="month"))
    bench.reject(rows["month"] > pd.Timestamp(bench.setting.today), "day_in_future", "month")
    usable = rows[bench.good]
    newest = only_newest(bench, usable[~incoming[bench.good]], list(DOCUMENTS.key), "month")
    return {DOCUMENTS.name: conform(DOCUMENTS, newest)}, len(usable) - len(newest)


def check_slips(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """Guidance slips by month → `guidance_slips`."""
    rows = pd.DataFrame({"month": _months(bench), "slips": counts(bench, "slips", required=True)})
    bench.reject(rows["month"] > pd.Timestamp(bench.setting.today), "day_in_future", "month")
    usable = rows[bench.good]
    newest = only_newest(bench, usable, list(GUIDANCE_SLIPS.key), "month")
    return {GUIDANCE_SLIPS.name: conform(GUIDANCE_SLIPS, newest)}, len(usable) - len(newest)


def check_staff(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """People in post and those who meet the standard, by group → `staff`."""
    days = required_days(bench, read_columns(bench, ("as_of",))["as_of"], "as_of")
    rows = pd.DataFrame({"as_of_on": days, "position_group": required_words(bench, "position_group", "position_group")})
    for field in ("n_total", "n_standard"):
        rows[field] = counts(bench, field, required=True)
    rows["standard_doc"] = public_text(bench, "standard_doc")
    bench.reject(rows["n_standard"].gt(rows["n_total"]).fillna(False).astype(bool), "part_over_whole", "n_standard")
    bench.reject(rows["as_of_on"] > pd.Timestamp(bench.setting.today), "day_in_future", "as_of")
    usable = rows[bench.good]
    newest = only_newest(bench, usable, list(STAFF.key), "position_group")
    return {STAFF.name: conform(STAFF, newest)}, len(usable) - len(newest)


def check_facilities(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """Checks of the counter → `facility_checks`."""
    days = required_days(bench, read_columns(bench, ("checked_on",))["checked_on"], "checked_on")
    rows = pd.DataFrame({"checked_on": days, "item": public_text(bench, "item", required=True)})
    rows["ok"] = truths(bench, "ok")
    bench.reject(rows["ok"].isna(), "value_missing", "ok")
    reject_future(bench, rows, ("checked_on",))
    usable = rows[bench.good]
    newest = only_newest(bench, usable, list(FACILITY_CHECKS.key), "item")
    return {FACILITY_CHECKS.name: conform(FACILITY_CHECKS, newest)}, len(usable) - len(newest)


def _months(bench: Bench) -> pd.Series:
    texts = bench.text("month")
    months = once.each(texts, _month, "datetime64[us]")
    bench.reject(months.isna(), "month_unclear", "month")
    return months


def _month(text: str) -> pd.Timestamp | None:
    """10/2026, "tháng 10 năm 2026", 2026-10 → its first day; None for anything else."""
    if found := _MONTH.fullmatch(key(text)):
        number, year = int(found[1]), int(found[2])
    elif found := _ISO_MONTH.fullmatch(text):
        year, number = int(found[1]), int(found[2])
    else:
        return None
    return pd.Timestamp(year, number, 1) if 1 <= number <= 12 else None
