"""Columns of text, each different text looked at once: a long file costs as much as the texts that differ."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd


def column(texts: pd.Series, read: Callable[[pd.Series], pd.Series]) -> pd.Series:
    """What `read` makes of the different texts, back in every row; missing where the text is missing."""
    places, different = pd.factorize(texts)
    values = read(pd.Series(different, dtype="str")).array
    return pd.Series(values.take(places, allow_fill=True), index=texts.index)


def each(texts: pd.Series, read: Callable[[str], object], dtype: str = "str") -> pd.Series:
    """What `read` makes of each text, as `dtype`; missing where it makes nothing of it or the text is missing."""
    return column(texts, lambda different: pd.Series([read(text) for text in different], dtype=dtype))


def where(texts: pd.Series, test: Callable[[str], bool]) -> pd.Series:
    """In which rows a text passes `test`; a missing text never does."""
    return each(texts, test, "boolean").fillna(False).astype(bool)
