"""New rows into the current work tables: a row of the same key is replaced by the newer file's.

Answers of a survey are replaced by whole waves and contacts as a whole list, so that
nothing outdated stays public beside what replaced it. Of any other table a row entered by
mistake goes when a file says that it is the whole table (`replace=table`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq

from cchc_data import snapshot
from cchc_data.checking.dossier_rules import ENDED
from cchc_data.checking.outcome import Outcome
from cchc_data.received import Remark
from cchc_data.schemas import TABLES, Table, conform, empty

Work = dict[str, pd.DataFrame]

REPLACED_BY = {"survey_answers": ["wave"], "contacts": []}
_LATEST = {
    "dossiers": ["received_on", "finished_on", "returned_on"],
    "complaints": ["received_on", "resolved_on", "published_on"],
}
_OPEN = {
    "dossiers": ("in_progress", "awaiting_supplement", "awaiting_payment", "awaiting_receipt", "stopped"),
    "complaints": ("new", "in_progress", "awaiting_supplement"),
}


@dataclass(frozen=True)
class Merged:
    """What happened to one table: rows before, new, replaced (of those before), and after."""

    table: str
    before: int
    new: int
    replaced: int
    after: int


def current_work(root: Path, snapshot_id: str | None) -> Work:
    """The work tables of a snapshot; empty tables when there is none."""
    if snapshot_id is None:
        return {name: empty(table) for name, table in TABLES.items()}
    folder = snapshot.folder(root, snapshot_id) / "work"
    with duckdb.connect() as database:
        return {name: _table(database, folder / f"{name}.parquet", table) for name, table in TABLES.items()}


def _table(database: duckdb.DuckDBPyConnection, path: Path, table: Table) -> pd.DataFrame:
    """One work table; empty where the snapshot is older than the table."""
    if not path.is_file() or not pq.read_metadata(path).num_rows:
        return empty(table)
    return conform(table, database.read_parquet(str(path)).df())


def merge(base: Mapping[str, pd.DataFrame], outcomes: Iterable[Outcome]) -> tuple[Work, list[Merged], list[Remark]]:
    """The work tables after the import, what was replaced, and what somebody should look at."""
    in_order = sorted(outcomes, key=_last_day)
    work, merged, remarks = dict(base), [], []
    for name, table in TABLES.items():
        these = [outcome for outcome in in_order if name in outcome.tables]
        if these:
            arrived = pd.concat([outcome.tables[name] for outcome in these], ignore_index=True)
            key = [] if any(outcome.replaces for outcome in these) else REPLACED_BY.get(name, list(table.key))
            work[name], told = _merge_table(table, base[name], arrived, key, remarks)
            merged.append(told)
        elif name in _OPEN:
            remarks += _left_behind(name, base[name], max(map(_last_day, in_order), default=pd.Timestamp.min))
    remarks += _loose_ends(work)
    return work, merged, remarks


def _merge_table(
    table: Table, base: pd.DataFrame, arrived: pd.DataFrame, key: list[str], remarks: list[Remark]
) -> tuple[pd.DataFrame, Merged]:
    new = arrived[~arrived.duplicated(list(table.key), keep="last")]
    if len(new) < len(arrived):
        remarks.append(Remark("same_key_in_two_files", values={"n": str(len(arrived) - len(new)), "table": table.name}))
    replaced = _in(base, new, key) if key else pd.Series(True, index=base.index)
    if table.name == "dossiers":
        remarks += _dossier_remarks(base, new, replaced)
    if table.name in _OPEN:
        remarks += _not_updated(table.name, base[~replaced], new)
    after = pd.concat([base[~replaced], new], ignore_index=True) if len(base) else new
    after = after.sort_values(list(table.key), kind="stable", ignore_index=True)
    return after, Merged(table.name, len(base), len(new), int(replaced.sum()), len(after))


def _in(base: pd.DataFrame, new: pd.DataFrame, key: list[str]) -> pd.Series:
    """Which rows of `base` have a key that is among those of `new`."""
    found = base[key].merge(new[key].drop_duplicates(), on=key, how="left", indicator="found")["found"]
    return pd.Series(found.eq("both").to_numpy(), index=base.index)


def _dossier_remarks(base: pd.DataFrame, new: pd.DataFrame, replaced: pd.Series) -> list[Remark]:
    """Overlaps with what is published: replaced, gone back in state, or missing from the file."""
    days = new["received_on"].dropna()
    if base.empty or days.empty:
        return []
    values = {"first": f"{days.min():%d/%m/%Y}", "last": f"{days.max():%d/%m/%Y}"}
    states = base[replaced].merge(new[["dossier_code", "status"]], on="dossier_code", suffixes=("", "_new"))
    back = states["status"].isin(ENDED) & ~states["status_new"].isin(ENDED)
    kept = base["received_on"].between(days.min(), days.max()) & ~replaced
    found = {"period_overlaps": replaced.sum(), "dossiers_went_back": back.sum(), "dossiers_not_in_file": kept.sum()}
    return [Remark(code, values={**values, "n": str(int(n))}) for code, n in found.items() if n]


def _not_updated(name: str, kept: pd.DataFrame, new: pd.DataFrame) -> list[Remark]:
    """Rows that were open when last told of: newer days would make them late without a fault."""
    n = int(kept["status"].isin(_OPEN[name]).sum())
    newest = new[_LATEST[name]].max().max()
    older = kept[_LATEST[name]].max().max()
    if not n or pd.isna(newest) or not newest > older:
        return []
    values = {"n": str(n), "table": name, "since": f"{older:%d/%m/%Y}", "last": f"{newest:%d/%m/%Y}"}
    return [Remark("open_not_updated", values=values)]


def _left_behind(name: str, rows: pd.DataFrame, last: pd.Timestamp) -> list[Remark]:
    """A table with open rows that no file of this import speaks of, while other days move on."""
    n, since = int(rows["status"].isin(_OPEN[name]).sum()), rows[_LATEST[name]].max().max()
    if not n or pd.isna(since) or not last > since:
        return []
    values = {"n": str(n), "table": name, "since": f"{since:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
    return [Remark("tables_not_updated", values=values)]


def _loose_ends(work: Work) -> list[Remark]:
    letters = ~_in(work["apology_letters"], work["dossiers"], ["dossier_code"])
    answers = ~_in(work["survey_answers"], work["survey_waves"], ["wave"])
    found = {"letters_without_dossier": letters.sum(), "answers_without_wave": answers.sum()}
    return [Remark(code, values={"n": str(int(n))}) for code, n in found.items() if n]


def _last_day(outcome: Outcome) -> pd.Timestamp:
    days = [
        outcome.tables[name][column].max()
        for name, columns in _LATEST.items()
        if name in outcome.tables
        for column in columns
    ]
    return max((day for day in days if pd.notna(day)), default=pd.Timestamp.min)
