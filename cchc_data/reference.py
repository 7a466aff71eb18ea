"""Reference data: the files of `data/reference`, typed.

Text columns stay text (codes never become numbers) and an empty cell is an empty
string; columns named in `_TYPES` are converted, with a missing value where the cell
is empty. Every call but that for a whole catalogue returns its own copy, so a caller may change what it got.
Origins, dates and licences are in `manifest()`.
"""

from __future__ import annotations

import copy
import functools
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_data.catalogue.tables import read_table

REFERENCE = Path(__file__).parents[1] / "data" / "reference"

_SCORES = (
    "total transparency on_time online online_payment digitisation satisfaction on_time_pct_derived"
).split()
_TYPES = {
    "Int64": [
        "case_no", "fee_vnd", "item_no", "originals", "copies", "order", "rank", "rank_in_communes"
    ],
    "Float64": ["limit_value", "max_score", *_SCORES],
    "boolean": ["text_complete", "sensitive", "own_row"],
    "datetime64[s]": ["date", "captured_on", "as_of"],
}


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Procedures, their channels and their papers, as `procedures`, `channels` and `papers` give them.

    One is shared by all who ask for it: its tables are not to be changed.
    """

    procedures: pd.DataFrame
    channels: pd.DataFrame
    papers: pd.DataFrame


def catalogue(folder: Path) -> Catalogue:
    """The catalogue of a data folder: its own (`<folder>/catalogue/`), else the one that comes along."""
    own = folder / "catalogue"
    return _catalogue(own if own.is_dir() else REFERENCE / "catalogue")


@functools.cache
def _catalogue(folder: Path) -> Catalogue:
    return Catalogue(*(_read(folder / f"{name}.csv") for name in ("procedures", "channels", "papers")))


def procedures() -> pd.DataFrame:
    """One row per procedure of the commune (75).

    proc_code, name, field_id, national_field, decision_no, kind, subjects, agency, result,
    conditions, steps, legal_basis (texts may hold line breaks), source_url, source,
    captured_on, text_complete (False: known from a list only, texts are empty). The parts
    are those of Decree 63/2010/NĐ-CP, Article 8.
    """
    return _table("catalogue/procedures.csv")


def channels() -> pd.DataFrame:
    """One row per procedure, channel and case: time limit and fee.

    channel counter|online|post, empty when not known; limit_value in limit_unit
    (working_day|day|hour|month; same_day is 0; missing_unit; unspecified; empty: the source
    has no information); fee_vnd in đồng; fee_kind free|fixed|unclear|other_currency or
    empty; limit_raw, fee_raw and note are the source's words, limit_note says how a limit was read.
    """
    return _table("catalogue/channels.csv")


def papers() -> pd.DataFrame:
    """One row per paper to hand in or show.

    proc_code, group, item_no within the group, text, originals and copies (counts;
    missing when the source names none or is unclear), form (file name in the source).
    """
    return _table("catalogue/papers.csv")


def fields() -> pd.DataFrame:
    """The dictionary of fields: field_id, name_vi, name_en, order, own_row (False: counted in one group)."""
    return _table("fields.csv")


def commune_defaults() -> pd.DataFrame:
    """Start values a commune reviews: proc_code, service_level, evidence, sensitive, popularity_note."""
    return _table("commune_defaults.csv")


def terms() -> list[dict[str, Any]]:
    """Names that change with the law: term, unit_type (empty: any), valid_from, valid_to, vi, en."""
    return _dated("terms.csv")


def laws() -> list[dict[str, Any]]:
    """Legal documents: number, title_vi, first and last day in force (None: still)."""
    return _dated("laws.csv")


def evaluation_grades() -> list[dict[str, str]]:
    """Grades of an assessment by Decree 61/2018/NĐ-CP, the best first: least points, vi, en."""
    return list(_rows("evaluation_grades.csv"))


def holidays() -> pd.DataFrame:
    """Exceptions of the working week: date, kind, label (Vietnamese), source; see `calendar`."""
    return _table("calendar.csv")


def plan() -> dict[str, Any]:
    """The plan of 2021: meta, section, criterion (16) with target and tasks, obligation (25)."""
    return copy.deepcopy(_toml("plan.toml"))


def index766_communes() -> pd.DataFrame:
    """Scores of 135 communes and wards under Decision 766/QĐ-TTg: total of 100, six groups.

    on_time_pct_derived is per cent and ours (on_time × 5); key is department_code, never name.
    """
    return _table("index766/communes.csv")


def index766_indicators() -> pd.DataFrame:
    """The 24 indicators of Decision 766/QĐ-TTg; max_score missing where none is stated."""
    return _table("index766/indicators.csv")


def manifest() -> dict[str, dict[str, str]]:
    """Origin of every reference file by its path: title_vi, source, source_date, licence, note, sha256."""
    return {entry["path"]: dict(entry) for entry in _toml("manifest.toml")["file"]}


def _table(path: str) -> pd.DataFrame:
    return _read(REFERENCE / path).copy()


def _dated(path: str) -> list[dict[str, Any]]:
    """A small table whose bounds are days or None."""
    return [row | {bound: _bound(row[bound]) for bound in ("valid_from", "valid_to")} for row in _rows(path)]


@functools.cache
def _rows(path: str) -> list[dict[str, str]]:
    return list(read_table(REFERENCE / path))


def _bound(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@functools.cache
def _read(path: Path) -> pd.DataFrame:
    table = pd.DataFrame(read_table(path), dtype="str")
    for kind, names in _TYPES.items():
        for name in table.columns.intersection(names):
            table[name] = _converted(table[name], kind)
    return table


def _converted(texts: pd.Series, kind: str) -> pd.Series:
    values = texts.mask(texts == "")
    if kind.startswith("datetime"):
        return pd.to_datetime(values, format="%Y-%m-%d").astype(kind)
    if kind == "boolean":
        return values.map({"true": True, "false": False}).astype(kind)
    return pd.to_numeric(values).astype(kind)


@functools.cache
def _toml(path: str) -> dict[str, Any]:
    return tomllib.loads((REFERENCE / path).read_text(encoding="utf-8"))
