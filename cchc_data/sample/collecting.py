"""How the result reaches the citizen, at once or much later."""

from __future__ import annotations

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.world import World

_SAME_DAY = 0.6
_NEVER_COLLECTED = 0.006
_WEEKS_LATER = 0.012


def collect(dossier: Dossier, world: World, rng: np.random.Generator) -> None:
    """Fill `returned_on` and `status` of a finished dossier when the result was taken by the last day."""
    if dossier.status != "finished" or rng.random() < _NEVER_COLLECTED:
        return
    taken = world.later(dossier.finished_on, _days_on_the_shelf(dossier.return_channel, rng))
    if taken <= world.as_of:
        dossier.returned_on, dossier.status = taken, "delivered"


def _days_on_the_shelf(return_channel: str, rng: np.random.Generator) -> int:
    draw, weeks = rng.random(), int(rng.integers(15, 46))
    if return_channel == "electronic":
        return 0
    if return_channel == "post":
        return 2 + int(draw * 3)
    if draw < _WEEKS_LATER:
        return weeks
    return 0 if draw < _SAME_DAY else int(rng.geometric(0.4))
