"""Tasks of the plan → `plan_tasks`: one row per task and office, the leading one first (plan of 2021, III.1)."""

from __future__ import annotations

import functools

import pandas as pd

from cchc_data import reference
from cchc_data.checking import offices, once
from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import only_newest, public_text, required_days, required_words
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.schemas import PLAN_TASKS, conform

_DAYS = ("from_on", "to_on", "done_on")


@functools.cache
def criteria() -> frozenset[str]:
    """Codes of the plan's criteria and of what its section III asks for."""
    return frozenset(criterion["code"] for criterion in reference.plan()["criterion"])


def check(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """The accepted tasks and how many rows were merged into others."""
    rows = pd.DataFrame(read_columns(bench, _DAYS))
    required_days(bench, rows["from_on"], "from_on")
    rows["criterion"] = bench.text("criterion").str.rstrip(".")
    bench.reject(~rows["criterion"].isin(criteria()), "criterion_unclear", "criterion")
    rows["what"] = public_text(bench, "task", required=True)
    rows["who"], rows["with"] = _office(bench, "lead", required=True), _office(bench, "support")
    rows["status"] = required_words(bench, "status", "task_status")
    rows["outcome"], rows["evidence_url"] = public_text(bench, "product"), _evidence(bench)
    bench.reject(rows["to_on"] < rows["from_on"], "ends_before_it_begins", "to_on")
    reject_future(bench, rows, ("done_on",))
    usable = rows[bench.good].assign(role="lead")
    newest = only_newest(bench, usable, list(PLAN_TASKS.key), "task")
    return {PLAN_TASKS.name: conform(PLAN_TASKS, _with_support(newest))}, len(usable) - len(newest)


def _with_support(lead: pd.DataFrame) -> pd.DataFrame:
    """A row more for every office that works with the leading one."""
    support = lead[lead["with"].notna()].assign(role="with", who=lambda rows: rows["with"])
    every = pd.concat([lead, support], ignore_index=True)
    return every[~every.duplicated(list(PLAN_TASKS.key))]


def _office(bench: Bench, field: str, *, required: bool = False) -> pd.Series:
    texts = bench.text(field)
    problems = once.each(texts, lambda text: offices.label_problem(text, bench.setting))
    for code in sorted(problems.dropna().unique()):
        bench.reject(problems.eq(code), code, field)
    if required:
        bench.reject(texts.isna(), "value_missing", field)
    return texts


def _evidence(bench: Bench) -> pd.Series:
    texts = bench.text("evidence_url")
    problems = once.each(texts, lambda text: offices.url_problem(text, bench.setting))
    bench.reject(problems.notna(), "url_not_office", "evidence_url")
    return texts
