"""Forms of figures (06a, 07a, by unit): do they add up? Nothing is corrected, and nothing of them
is published in place of what the commune's own rows give (domain 2.3, 4.3 rules 5 and 11).
"""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import counts
from cchc_data.checking.numbers import read_count
from cchc_data.received import SourceRow

_FIGURES = ("recv_", "res_", "proc_total", "proc_ontime", "proc_late", "pending_", "pay_")
# Files that are known for what they are and have a way of their own into the project.
_BESIDE = {
    "procedure_catalogue": "catalogue_beside",
    "index_766": "index766_beside",
    "index_766_metrics": "index766_beside",
}
_WORDS = ("rejected", "stopped", "withdrawn")


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """Check the figures; no table is filled, because the schema publishes rows, not summaries."""
    check_figures(
        bench, pd.DataFrame({field: counts(bench, field) for field in bench.cells.columns if _is_figure(field)})
    )
    bench.note(_BESIDE.get(bench.received.form, "form_not_published"), n=len(bench.cells))
    return {}, 0


def check_figures(bench: Bench, figures: pd.DataFrame) -> None:
    """List what does not add up, in each row and in the totals."""
    for rule in _identities():
        _check_identity(bench, figures, rule)
    for place, total in enumerate(bench.received.totals):
        _check_total(bench, figures, total, place)


def _is_figure(field: str) -> bool:
    return field.startswith(_FIGURES) or field in _WORDS


@functools.cache
def _identities() -> list[dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "identities.toml").read_text("utf-8"))["identity"]


def _check_identity(bench: Bench, figures: pd.DataFrame, rule: dict[str, Any]) -> None:
    columns = set(figures.columns)
    if not {rule["sum"], *rule["parts"]} <= columns or bench.received.form not in rule.get(
        "forms", [bench.received.form]
    ):
        return
    parts = rule["parts"] + [field for field in rule.get("optional", ()) if field in columns]
    whole, added = figures[rule["sum"]], figures[parts].sum(axis=1, min_count=len(parts))
    for row in figures.index[(whole != added).fillna(False)]:
        values = {"told": int(whole[row]), "sum": int(added[row]), "rule": rule["reads"]}
        bench.disagree("identity_broken", int(row), rule["sum"], **values)


def _check_total(bench: Bench, figures: pd.DataFrame, total: SourceRow, place: int) -> None:
    """A total is the sum of all rows, or of the rows between it and the next or last total."""
    sums = [figures.loc[rows].sum() for rows in _blocks(bench, figures.index, place)]
    for field in figures.columns:
        told = read_count(total.cells.get(field) or "")
        candidates = [int(added[field]) for added in sums]
        if told is not None and told not in candidates:
            bench.disagree("total_differs", total.number, field, told=told, sum=candidates[0])


def _blocks(bench: Bench, rows: pd.Index, place: int) -> list[pd.Index]:
    numbers = [total.number for total in bench.received.totals]
    here = numbers[place]
    before = max((n for n in numbers if n < here), default=0)
    after = min((n for n in numbers if n > here), default=rows.max() + 1 if len(rows) else here)
    return [rows, rows[(rows > before) & (rows < here)], rows[(rows > here) & (rows < after)]]
