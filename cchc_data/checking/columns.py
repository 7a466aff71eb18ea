"""Columns that every simple table needs: words, truths, counts and texts, with their problems told."""

from __future__ import annotations

import pandas as pd

from cchc_data.checking.bench import Bench
from cchc_data.checking.numbers import read_counts


def required_words(bench: Bench, field: str, words: str) -> pd.Series:
    """Values of a word list; a row whose cell is empty or unknown is rejected."""
    values, unknown = bench.words(field, words)
    bench.reject(unknown, "word_not_allowed", field)
    bench.reject(bench.text(field).isna(), "value_missing", field)
    return values


def optional_words(bench: Bench, field: str, words: str) -> pd.Series:
    """Values of a word list; an unknown word is left out with a warning."""
    values, unknown = bench.words(field, words)
    bench.warn(unknown, "word_unknown", field)
    return values


def truths(bench: Bench, field: str) -> pd.Series:
    """Yes or no; missing where the cell is empty or unclear (with a warning)."""
    return optional_words(bench, field, "truth").map({"true": True, "false": False}).astype("boolean")


def counts(bench: Bench, field: str, *, required: bool = False) -> pd.Series:
    """Whole numbers of at least 0 (Int64); unreadable and negative ones reject their row."""
    numbers, unreadable = read_counts(bench.text(field))
    bench.reject(unreadable, "number_unreadable", field)
    bench.reject(numbers.lt(0).fillna(False).astype(bool), "number_negative", field)
    bench.reject(numbers.gt(2_000_000_000).fillna(False).astype(bool), "number_too_large", field)
    if required:
        bench.reject(bench.text(field).isna(), "value_missing", field)
    return numbers


def required_days(bench: Bench, days: pd.Series, field: str) -> pd.Series:
    """The days again; a row without one is rejected."""
    bench.reject(bench.text(field).isna() | (days.isna() & bench.good), "value_missing", field)
    return days


def only_newest(bench: Bench, rows: pd.DataFrame, key: list[str], field: str) -> pd.DataFrame:
    """The last row of each key; earlier ones are remarked on."""
    bench.warn(rows.duplicated(key, keep="last"), "row_repeated", field)
    return rows[~rows.duplicated(key, keep="last")]
