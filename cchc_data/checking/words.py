"""What the words of officials' files mean: statuses, channels, verdicts, truth and nothing.

The lists are `words.toml` (domain 2.3, 4.3.8); an official may add labels of her own
software in a mapping file, section `[words.<list>]`.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from cchc_data.checking import once
from cchc_data.reading.text import key

Labels = Mapping[str, Sequence[str]]


@functools.cache
def _told() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@functools.cache
def _missing() -> frozenset[str]:
    return frozenset(map(key, _told()["missing"])) | {""}


def labels(name: str) -> Mapping[str, str]:
    """Value → how officials may write it: the first label of the list that is not a code."""
    return {value: next(label for label in these if not label.isdigit()) for value, these in _told()[name].items()}


def is_missing(text: str) -> bool:
    """True when the cell says that nothing is known: empty, a dash, "Không có thông tin" (4.3.6)."""
    bare = text.strip()
    if len(bare) > 40 or any(map(str.isdigit, bare)):
        return False
    return bare in _told()["missing"] or key(bare) in _missing()


class WordList:
    """One list: label → value. An unknown label gives None, never a guess."""

    def __init__(self, name: str, more: Labels | None = None) -> None:
        labels = [*_told()[name].items(), *(more or {}).items()]
        self._values = {key(label): value for value, these in labels for label in these}
        self._longest_first = sorted(self._values, key=len, reverse=True)

    def value(self, text: str) -> str | None:
        """The value of the longest label that is the whole cell or its first words."""
        bare = key(text)
        if bare in self._values:
            return self._values[bare]
        for label in self._longest_first:
            if len(label) > 2 and bare.startswith(label) and not bare[len(label)].isalnum():
                return self._values[label]
        return None

    def value_within(self, text: str) -> str | None:
        """Like `value`, but the label may stand anywhere: "29/01/2024 (Đã quá hạn 4 ngày)"."""
        bare = f" {key(text)} "
        inside = (label for label in self._longest_first if len(label) > 2 and f" {label} " in bare)
        return self.value(text) or next((self._values[label] for label in inside), None)

    def values(self, texts: pd.Series) -> pd.Series:
        """The value of every cell; missing where the cell is missing or unknown."""
        return once.each(texts, self.value)
