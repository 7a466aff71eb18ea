"""All dossiers of the commune and the letters of apology for the late ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from cchc_data.sample.apologies import letters
from cchc_data.sample.arrivals import arrivals
from cchc_data.sample.collecting import collect
from cchc_data.sample.dossier import Dossier
from cchc_data.sample.fates import meet_fates
from cchc_data.sample.filing import at_the_door, file
from cchc_data.sample.handling import handle, pressures
from cchc_data.sample.promises import promise
from cchc_data.sample.traps import finish_on_monday
from cchc_data.sample.verdicts import print_verdicts
from cchc_data.sample.world import World

Records = list[dict[str, Any]]


def live(world: World, rng: np.random.Generator) -> tuple[Records, Records]:
    """Rows of `dossiers`, oldest first, and rows of `apology_letters`."""
    received = [file(offer, day, world, rng) for day, offer in arrivals(world, rng)]
    for dossier in received:
        promise(dossier, world.calendar, rng)
    pressure = pressures(world.setting, rng)
    for dossier in meet_fates(received, world, rng):
        handle(dossier, world, pressure, rng)
    finish_on_monday(received, world, rng)
    for dossier in received:
        collect(dossier, world, rng)
    everyone = received + at_the_door(world, rng)
    _number(everyone, world.setting.codes)
    everyone.sort(key=lambda dossier: dossier.dossier_code)
    letter_rows = letters(everyone, world, rng)
    print_verdicts(everyone, world.as_of, rng)
    return [dossier.record() for dossier in everyone], letter_rows


def _number(dossiers: Sequence[Dossier], office: str) -> None:
    """Codes as the national portal shapes them: office, day sent, number of the day."""
    used: Counter[str] = Counter()
    for dossier in dossiers:
        day = f"{dossier.submitted_on:%y%m%d}"
        used[day] += 1
        dossier.dossier_code = f"{office}-{day}-{used[day]:04d}"
