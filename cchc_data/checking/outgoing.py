"""The register of outgoing documents (form F10) → `documents`: counted by month, no document is kept (criterion 1.4)."""

from __future__ import annotations

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import optional_words, required_days, required_words
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.schemas import DOCUMENTS, conform

_MEDIA = ("electronic_only", "dual", "paper_only")


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The months of the register, and how many documents were counted into them.

    A document that is repeated (same number and day) counts once. Secret ones count apart
    and nowhere else. Why paper was sent as well is asked only of those sent both ways.
    """
    rows = pd.DataFrame(read_columns(bench, ("issued_on",)))
    required_days(bench, rows["issued_on"], "issued_on")
    reject_future(bench, rows, ("issued_on",))
    rows["secret"] = optional_words(bench, "secrecy", "secrecy").eq("secret").fillna(False).astype(bool)
    rows["medium"] = required_words(bench, "medium", "medium")
    rows["justified"] = bench.text("justification").notna()
    usable = rows[bench.good]
    same = pd.DataFrame({"no": bench.text("doc_no"), "day": rows["issued_on"]}).loc[usable.index].duplicated(keep="last")
    bench.warn(same, "row_repeated", "doc_no")
    months = _by_month(bench, usable[~same])
    return {DOCUMENTS.name: conform(DOCUMENTS, months)}, len(usable) - len(months)


def _by_month(bench: Bench, rows: pd.DataFrame) -> pd.DataFrame:
    month = rows["issued_on"].dt.to_period("M").dt.to_timestamp()
    open_ = ~rows["secret"]
    counted = {medium: open_ & rows["medium"].eq(medium) for medium in _MEDIA}
    counted |= {"secret_excluded": rows["secret"], "total": open_ | rows["secret"]}
    if bench.has("justification"):
        counted["dual_justified"] = counted["dual"] & rows["justified"]
    months = pd.DataFrame(counted).groupby(month.rename("month")).sum().astype("Int64").reset_index()
    if len(months):
        bench.note("documents_counted", "issued_on", n=len(rows), months=len(months), **_ends(rows["issued_on"]))
    return months


def _ends(days: pd.Series) -> dict[str, str]:
    return {"first": f"{days.min():%d/%m/%Y}", "last": f"{days.max():%d/%m/%Y}"}
