"""Whether a refusal came in writing: mostly, sometimes not, and for some nobody wrote it down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

REFUSED = ("not_accepted", "returned")
_WRITTEN, _UNKNOWN = 0.9, 0.04


def write_refusals(dossiers: Iterable[dict[str, Any]], rng: np.random.Generator) -> None:
    """Fill `refusal_written` of every refused row of `dossiers`; the others keep none."""
    for row in dossiers:
        if row["status"] in REFUSED:
            known, draw = rng.random() >= _UNKNOWN, rng.random()
            row["refusal_written"] = bool(draw < _WRITTEN) if known else None
