"""Surveys: waves, counts by question, and sheets, of which only the counts are kept (domain 2.12, 3.7)."""

from __future__ import annotations

import re

import pandas as pd

from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.columns import counts, only_newest, required_days, required_words
from cchc_data.checking.day_columns import read_columns
from cchc_data.checking.dossier_rules import reject_future
from cchc_data.checking.quarters import quarter
from cchc_data.reading.text import key
from cchc_data.received import NeedsConfirmation, Remark
from cchc_data.schemas import SURVEY_ANSWERS, SURVEY_WAVES, conform

METHODS = ("paper", "button", "qr", "province", "district")
FIRST_QUESTIONS = {15: 1, 19: 2, 23: 3, 28: 4, 31: 5}  # first question of each SIPAS factor
QUESTIONS = range(15, 34)

_ID = re.compile(r"20\d\d(?:-(?:Q[1-4]|R[1-4]|D\d{1,2}|0[1-9]|1[0-2]))?(?:-(?:paper|button|qr|province|district))?")
_ROUND = re.compile(r"dot ?(\d{1,2})[ /,-]*(?:nam ?)?(20\d\d)")


def factor(question: int) -> int:
    """The SIPAS factor 1..5 of question 15..33."""
    return max(number for first, number in FIRST_QUESTIONS.items() if first <= question)


def check_waves(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """Rows of the template of waves → `survey_waves`."""
    rows = pd.DataFrame({"wave": _waves(bench), **read_columns(bench, ("from_on", "to_on"))})
    for field in ("from_on", "to_on"):
        required_days(bench, rows[field], field)
    rows["method"] = required_words(bench, "method", "survey_method")
    rows["comparable_group"] = "sipas-" + rows["method"]
    rows["sent"], rows["valid"] = counts(bench, "sent"), counts(bench, "valid", required=True)
    bench.reject(rows["to_on"] < rows["from_on"], "ends_before_it_begins", "to_on")
    bench.reject(rows["valid"].gt(rows["sent"]).fillna(False).astype(bool), "more_valid_than_sent", "valid")
    reject_future(bench, rows, ("to_on",))
    usable = rows[bench.good]
    newest = only_newest(bench, usable, ["wave"], "wave")
    return {SURVEY_WAVES.name: conform(SURVEY_WAVES, newest)}, len(usable) - len(newest)


def check_counts(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """Rows of the template of counts → `survey_answers`; of a repeated row the last counts."""
    rows = pd.DataFrame({"wave": _waves(bench), "answer": required_words(bench, "answer", "answer")})
    rows["question_no"], rows["n"] = counts(bench, "question_no", required=True), counts(bench, "n", required=True)
    asked = rows["question_no"].isin(QUESTIONS)
    bench.reject(rows["question_no"].notna() & ~asked, "question_not_on_form", "question_no")
    usable = rows[bench.good].copy()
    usable["answer"] = usable["answer"].astype("Int16")
    usable["factor"] = usable["question_no"].map(factor)
    newest = only_newest(bench, usable, list(SURVEY_ANSWERS.key), "question_no")
    return {SURVEY_ANSWERS.name: conform(SURVEY_ANSWERS, newest)}, len(usable) - len(newest)


def check_sheets(bench: Bench) -> tuple[dict[str, pd.DataFrame], int]:
    """One row per sheet → one wave per quarter and the counts of its answers."""
    method = bench.setting.answers.get("survey_method")
    if method not in METHODS:
        remark = Remark("survey_method_unknown", values={})
        raise NeedsConfirmation(remark, tuple(f"survey_method={name}" for name in METHODS))
    rows = pd.DataFrame(read_columns(bench, ("answered_at",)))
    required_days(bench, rows["answered_at"], "answered_at")
    reject_future(bench, rows, ("answered_at",))
    answers = pd.DataFrame(
        {number: _answers(bench, f"q{number}") for number in QUESTIONS if bench.has(f"q{number}")}, index=rows.index
    )
    bench.reject(answers.isna().all(axis=1), "sheet_empty")
    if bench.has("overall"):
        bench.note("overall_not_published", "overall")
    quarter = rows["answered_at"].dt.to_period("Q").astype("str").str.replace("Q", "-Q")
    rows["wave"] = quarter if method == "paper" else quarter + f"-{method}"
    return _counted(rows[bench.good], answers[bench.good], method), 0


def _answers(bench: Bench, field: str) -> pd.Series:
    values, unknown = bench.words(field, "answer")
    bench.warn(unknown, "word_unknown", field)
    return values


def _counted(rows: pd.DataFrame, answers: pd.DataFrame, method: str) -> dict[str, pd.DataFrame]:
    waves = rows.groupby("wave")["answered_at"].agg(from_on="min", to_on="max", valid="size").reset_index()
    waves = waves.assign(method=method, comparable_group=f"sipas-{method}")
    long = answers.assign(wave=rows["wave"]).melt("wave", var_name="question_no", value_name="answer").dropna()
    counted = long.groupby(["wave", "question_no", "answer"], as_index=False).size().rename(columns={"size": "n"})
    counted["factor"] = counted["question_no"].map(factor)
    counted["answer"] = counted["answer"].astype("int16")
    return {SURVEY_WAVES.name: conform(SURVEY_WAVES, waves), SURVEY_ANSWERS.name: conform(SURVEY_ANSWERS, counted)}


def _waves(bench: Bench) -> pd.Series:
    texts = bench.text("wave")
    waves = once.each(texts, _wave)
    bench.reject(waves.isna(), "wave_unclear", "wave")
    return waves


def _wave(text: str) -> str | None:
    """ "2026-Q3", "Quý III/2026" → 2026-Q3; "Đợt 1 năm 2026" → 2026-D1; None for anything else."""
    if _ID.fullmatch(text):
        return text
    if (told := quarter(text)) and not told[2]:
        return f"{told[0]}-Q{told[1]}"
    found = _ROUND.fullmatch(key(text))
    return f"{found[2]}-D{int(found[1])}" if found else None
