"""What the commune states about its procedures and its contacts."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from cchc_data.sample.setting import Setting
from cchc_data.sample.world import Offer, World

# Working days from the province's decision to the day of posting.
_POSTED_AFTER = {"": (1, 5), "late": (7, 24)}

Records = list[dict[str, Any]]


def commune_procedures(world: World, rng: np.random.Generator) -> Records:
    """Rows of `commune_procedures` in the order of the procedures' codes."""
    offers = sorted(world.offers, key=lambda offer: offer.proc_code)
    return [
        {
            "proc_code": offer.proc_code,
            "decision_on": offer.decision_on,
            "effective_from": offer.effective_from,
            "effective_to": offer.effective_to,
            "posted_on": _posted_on(offer, world, rng),
            "service_level": offer.level_on(world.as_of),
            "partial_reason": offer.partial_reason or None,
            "postal": offer.postal,
            "sensitive": offer.sensitive,
        }
        for offer in offers
    ]


def contacts(setting: Setting) -> Records:
    """Rows of `contacts` in the order of `contacts.toml`: posts and offices, never persons."""
    return setting.told("contacts.toml")["contact"]


def _posted_on(offer: Offer, world: World, rng: np.random.Generator) -> date | None:
    if offer.posting == "never":
        return None
    least, most = _POSTED_AFTER[offer.posting]
    return world.calendar.add_working_days(offer.decision_on, int(rng.integers(least, most + 1)))
