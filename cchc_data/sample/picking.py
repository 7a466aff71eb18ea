"""Drawing by shares and without repetition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cchc_data.sample.dossier import Dossier


def pick(shares: Mapping[str, float], rng: np.random.Generator) -> str:
    """One name, drawn by its share; the shares add up to 1."""
    return str(rng.choice(list(shares), p=list(shares.values())))


def some(rows: Sequence[Dossier], n: int, rng: np.random.Generator) -> list[Dossier]:
    """`n` different dossiers in their own order, or all of them when there are fewer."""
    chosen = rng.choice(len(rows), size=min(n, len(rows)), replace=False)
    return [rows[index] for index in sorted(chosen.tolist())]
