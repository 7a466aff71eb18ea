"""Columns that every simple table needs: words, truths, counts and texts, with their problems told."""

from __future__ import annotations

import re

import pandas as pd

from cchc_data.checking import once
from cchc_data.checking.bench import Bench
from cchc_data.checking.numbers import BEYOND, read_counts, read_number
from cchc_data.checking.offices import own_names
from cchc_data.checking.scrubber import trace


_THREE_DECIMALS = re.compile(r"\d{1,3}[.,]\d{3}")


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
    return once.each(optional_words(bench, field, "truth"), "true".__eq__, "boolean")


def counts(bench: Bench, field: str, *, required: bool = False, most: int = BEYOND) -> pd.Series:
    """Whole numbers from 0 to `most` (Int64); unreadable and others reject their row."""
    numbers, unreadable = read_counts(bench.text(field))
    bench.reject(unreadable, "number_unreadable", field)
    bench.reject(numbers.lt(0).fillna(False).astype(bool), "number_negative", field)
    bench.reject(numbers.gt(most).fillna(False).astype(bool), "number_too_large", field)
    if required:
        bench.reject(bench.text(field).isna(), "value_missing", field)
    return numbers


def amounts(bench: Bench, field: str, most: int) -> pd.Series:
    """Points from 0 to `most` (Float64), needed in every row.

    "1.234" is a thousand among officials; where that is beyond `most` it is a number with three decimals.
    """
    texts = bench.text(field)
    points = once.each(texts, lambda text: _points(text, most), "Float64")
    bench.reject(texts.isna(), "value_missing", field)
    bench.reject(texts.notna() & points.isna(), "points_unreadable", field)
    bench.reject(points.lt(0).fillna(False).astype(bool), "number_negative", field)
    bench.reject(points.gt(most).fillna(False).astype(bool), "number_too_large", field)
    return points


def _points(text: str, most: int) -> float | None:
    number = read_number(text)
    if number is not None and number > most and _THREE_DECIMALS.fullmatch(text):
        return float(text.replace(",", "."))
    return None if number is None else float(number)


def required_days(bench: Bench, days: pd.Series, field: str) -> pd.Series:
    """The days again; a row without one is rejected."""
    bench.reject(bench.text(field).isna() | (days.isna() & bench.good), "value_missing", field)
    return days


def public_text(bench: Bench, field: str, *, required: bool = False) -> pd.Series:
    """Text meant for the public; a row in which it gives somebody away is rejected."""
    texts, names = bench.text(field), own_names(bench.setting)
    bench.reject(once.where(texts, lambda text: trace(text, names) is not None), "personal_in_text", field)
    if required:
        bench.reject(texts.isna(), "value_missing", field)
    return texts


def only_newest(bench: Bench, rows: pd.DataFrame, key: list[str], field: str) -> pd.DataFrame:
    """The last row of each key; earlier ones are remarked on."""
    bench.warn(rows.duplicated(key, keep="last"), "row_repeated", field)
    return rows[~rows.duplicated(key, keep="last")]
