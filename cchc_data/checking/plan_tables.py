"""How the plan is carried out beside its tasks: reports, oversight, initiatives, scores (plan of 2021, III and 3)."""

from __future__ import annotations

import re

import pandas as pd

from cchc_data import periods
from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import (
    amounts,
    counts,
    only_newest,
    optional_words,
    public_text,
    required_days,
    required_words,
)
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.checking.quarters import quarter
from cchc_data.reading.text import key
from cchc_data.schemas import (
    CRITERIA_SCORES,
    EVALUATIONS,
    INITIATIVES,
    OVERSIGHT,
    REPORTS,
    SIMPLIFICATIONS,
    Table,
    conform,
)

Checked = tuple[dict[str, pd.DataFrame], int]

INDICATORS = range(1, 10)  # of Decree 61/2018/NĐ-CP, Chapter V
MOST_POINTS = 2  # of one of them
MOST_MAXIMUM = 100  # points of one criterion; the whole index has 100

_BY_CALENDAR = ("lich", "theo lich")
_MONTH = re.compile(r"thang ?(\d{1,2})[ /,-]*(?:nam ?)?(20\d\d)")
_YEAR = re.compile(r"nam ?(20\d\d)(?: (.+))?")


def check_reports(bench: Bench) -> Checked:
    """Reports handed in or due → `reports`; one row a period and recipient."""
    rows = pd.DataFrame(read_columns(bench, ("due_on", "submitted_on")))
    required_days(bench, rows["due_on"], "due_on")
    texts = bench.text("period")
    rows["period"] = once.each(texts, period_id)
    bench.reject(rows["period"].isna(), "period_unclear", "period")
    rows["recipient"] = required_words(bench, "recipient", "recipient")
    reject_future(bench, rows, ("submitted_on",))
    return _newest(bench, rows, REPORTS, "period")


def check_oversight(bench: Bench) -> Checked:
    """Sessions of oversight → `oversight`."""
    rows = pd.DataFrame(read_columns(bench, ("held_on",)))
    required_days(bench, rows["held_on"], "held_on")
    rows["body"] = required_words(bench, "body", "overseer")
    rows["recommendations"], rows["answered"] = counts(bench, "recommendations"), counts(bench, "answered")
    more = rows["answered"].gt(rows["recommendations"]).fillna(False).astype(bool)
    bench.reject(more, "answered_over_made", "answered")
    reject_future(bench, rows, ("held_on",))
    return _newest(bench, rows, OVERSIGHT, "body")


def check_initiatives(bench: Bench) -> Checked:
    """Good examples, initiatives and shortcomings → `initiatives`: a line for the public each, nobody named."""
    rows = pd.DataFrame(read_columns(bench, ("noted_on",)))
    required_days(bench, rows["noted_on"], "noted_on")
    rows["kind"] = required_words(bench, "kind", "initiative_kind")
    rows["title"] = public_text(bench, "title", required=True)
    reject_future(bench, rows, ("noted_on",))
    return _newest(bench, rows, INITIATIVES, "title")


def check_simplifications(bench: Bench) -> Checked:
    """Proposals to simplify procedures → `simplifications`: a line for the public each, nobody named."""
    rows = pd.DataFrame(read_columns(bench, ("sent_on", "answered_on")))
    required_days(bench, rows["sent_on"], "sent_on")
    rows["title"] = public_text(bench, "title", required=True)
    rows["outcome"] = optional_words(bench, "outcome", "simplification_outcome")
    bench.reject(rows["answered_on"] < rows["sent_on"], "ends_before_it_begins", "answered_on")
    reject_future(bench, rows, ("sent_on", "answered_on"))
    return _newest(bench, rows, SIMPLIFICATIONS, "title")


def check_scores(bench: Bench) -> Checked:
    """Points of the province's reform index for communes → `criteria_scores`."""
    rows = pd.DataFrame({"year": counts(bench, "year", required=True)})
    this_year = bench.setting.today.year
    bench.reject(rows["year"].notna() & ~rows["year"].between(2000, this_year), "year_out", "year")
    rows["criterion"] = bench.text("criterion").str.extract(r"^((?:[IVX]+\.)?\d{1,2}(?:\.\d{1,2}){0,3})\.?$", expand=False)
    bench.reject(rows["criterion"].isna(), "criterion_code_unclear", "criterion")
    for field in ("maximum", "score"):
        rows[field] = amounts(bench, field, MOST_MAXIMUM)
    bench.reject(rows["score"].gt(rows["maximum"]).fillna(False).astype(bool), "score_over_maximum", "score")
    return _newest(bench, rows, CRITERIA_SCORES, "criterion")


def check_evaluations(bench: Bench) -> Checked:
    """The nine indicators of Decree 61/2018/NĐ-CP, 0 to 2 points each → `evaluations`."""
    rows = pd.DataFrame(read_columns(bench, ("from_on", "to_on")))
    for field in ("from_on", "to_on"):
        required_days(bench, rows[field], field)
    rows["indicator_no"] = counts(bench, "indicator_no", required=True)
    known = rows["indicator_no"].isin(INDICATORS)
    bench.reject(rows["indicator_no"].notna() & ~known, "indicator_not_of_decree", "indicator_no")
    rows["score"] = amounts(bench, "score", MOST_POINTS)
    bench.reject(rows["to_on"] < rows["from_on"], "ends_before_it_begins", "to_on")
    reject_future(bench, rows, ("to_on",))
    return _newest(bench, rows, EVALUATIONS, "indicator_no")


def period_id(text: str) -> str | None:
    """ "2026-R3", "Quý III/2026", "Quý III/2026 (lịch)", "Tháng 10/2026", "Năm 2026" → its id; None for anything else.

    A quarter and a year are those of official reporting (Decree 09/2019/NĐ-CP) unless "lịch" says otherwise.
    """
    try:
        return periods.parse(_spelled(text)).id
    except periods.PeriodError:
        return None


def _spelled(text: str) -> str:
    """As an id where the words are understood; the text itself where they are not."""
    if told := quarter(text):
        year, number, rest = told
        kind = "R" if not rest else "Q" if rest in _BY_CALENDAR else ""
        return f"{year}-{kind}{number}" if kind else text
    if found := _MONTH.fullmatch(key(text)):
        return f"{found[2]}-{int(found[1]):02d}"
    if found := _YEAR.fullmatch(key(text)):
        return found[1] if found[2] in _BY_CALENDAR else f"{found[1]}-R" if not found[2] else text
    return text


def _newest(bench: Bench, rows: pd.DataFrame, table: Table, field: str) -> Checked:
    usable = rows[bench.good]
    newest = only_newest(bench, usable, list(table.key), field)
    return {table.name: conform(table, newest)}, len(usable) - len(newest)
