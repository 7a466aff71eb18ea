"""Anonymous summaries of published complaints, written beforehand in `summaries.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np

_FILE = Path(__file__).parent / "summaries.toml"


@dataclass
class Summaries:
    """For each (kind, fault) an endless row of summaries that repeats only when all were used."""

    _rows: dict[tuple[str, str], Iterator[str]]

    @classmethod
    def load(cls, rng: np.random.Generator) -> Summaries:
        """Read the summaries and shuffle each group with `rng`."""
        rows = {}
        for kind, faults in tomllib.loads(_FILE.read_text("utf-8")).items():
            for fault, texts in faults.items():
                rows[kind, fault] = cycle([texts[int(n)] for n in rng.permutation(len(texts))])
        return cls(rows)

    def next(self, kind: str, fault: str) -> str:
        """The next summary; raises KeyError when none was written for the pair."""
        return next(self._rows[kind, fault])
