"""Several rows of one dossier (one per stage of its way): the newest state, the events gathered.

Domain 4.3, rule 9. Which row is newest is told by its latest day, then by how far its
status lies along the way, then by its place in the file.
"""

from __future__ import annotations

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.schemas import DOSSIER_STATUSES

_EVENTS = ["submitted_on", "received_on", "paused_on", "finished_on", "returned_on"]
_WAITING = ("awaiting_supplement", "awaiting_payment", "stopped")
_WAY = {status: place for place, status in enumerate(DOSSIER_STATUSES)}


def newest(bench: Bench, rows: pd.DataFrame) -> pd.DataFrame:
    """One row per dossier_code, under the file's row number of its newest stage."""
    repeated = rows["dossier_code"].duplicated(keep=False)
    if not repeated.any():
        return rows
    ordered = _in_order(rows[repeated])
    groups = ordered.groupby("dossier_code", sort=False)
    last = ordered[~ordered["dossier_code"].duplicated(keep="last")].copy()
    _warn(bench, ordered, groups, last)
    _gather(last, groups, ordered)
    return pd.concat([rows[~repeated], last[rows.columns]]).sort_index()


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    order = pd.DataFrame({"day": rows[_EVENTS].max(axis=1), "way": rows["status"].map(_WAY)}, index=rows.index)
    order["row"] = rows.index
    return rows.loc[order.sort_values(["day", "way", "row"], na_position="first").index]


def _warn(bench: Bench, ordered: pd.DataFrame, groups, last: pd.DataFrame) -> None:
    same = ordered.duplicated(keep="last")
    bench.warn(same.sort_index(), "row_repeated", "dossier_code")
    older = ordered["dossier_code"].duplicated(keep="last") & ~same
    if older.any():
        bench.note("stages_merged", "dossier_code", n=int(older.sum()), dossiers=int(len(last)))
    several = groups["proc_code"].nunique() > 1
    bench.warn(last["dossier_code"].map(several).astype(bool).sort_index(), "stages_of_two_procedures", "proc_code")


def _gather(last: pd.DataFrame, groups, ordered: pd.DataFrame) -> None:
    """Fill the newest row with what only older rows tell; never change what it says itself."""
    codes = last["dossier_code"]
    for column in ("submitted_on", "received_on", "due_on_original"):
        last[column] = codes.map(groups[column].min()).astype("datetime64[us]")
    first_promise = codes.map(groups["due_on"].min()).astype("datetime64[us]")
    moved = last["due_on_original"].isna() & (first_promise < last["due_on"])
    last["due_on_original"] = last["due_on_original"].mask(moved, first_promise)
    waiting = last["status"].isin(_WAITING)
    last["paused_on"] = last["paused_on"].where(~waiting, codes.map(groups["paused_on"].max()).astype("datetime64[us]"))
    for column in ("due_on", "return_channel", "applicant_type", "service_level"):
        last[column] = last[column].fillna(codes.map(groups[column].last()))
    requests = ordered["status"].eq("awaiting_supplement").groupby(ordered["dossier_code"]).sum().astype("Int64")
    told = codes.map(groups["supplement_count"].max()).astype("Int64")
    counted = codes.map(requests).astype("Int64")
    last["supplement_count"] = told.where(told.ge(counted).fillna(False), counted.mask(counted.eq(0), told))
