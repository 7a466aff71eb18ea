"""How a dossier reaches the commune: channel, applicant, day sent and day on the receipt."""

from __future__ import annotations

from datetime import date, timedelta
from math import exp, log

import numpy as np

from cchc_data.sample.dossier import Dossier
from cchc_data.sample.setting import Setting
from cchc_data.sample.world import Offer, World

_STATE_AGENCY_ONLINE = 0.75
_BY_POST, _BACK_BY_POST = 0.013, 0.022
_KIOSK, _MOBILE, _UNKNOWN = 0.04, 0.006, 0.001
_NON_LOCAL = 0.02
_NON_LOCAL_GROUPS = ("certification", "civil", "residence")
_ELECTRONIC_RESULT = {"full": 0.8, "partial": 0.35, "none": 0.0}


def file(offer: Offer, received: date, world: World, rng: np.random.Generator) -> Dossier:
    """A dossier of `offer` whose receipt carries the working day `received`."""
    applicant = _applicant(offer, rng)
    channel = _channel(offer, applicant, received, world.setting, rng)
    non_local = _is_non_local(offer, channel, received, world.setting, rng)
    sent = _sent_on(channel, non_local, received, world, rng)
    return Dossier(
        offer=offer,
        submitted_on=max(sent, world.setting.first),
        received_on=received,
        receive_channel=channel,
        applicant_type=applicant,
        return_channel=_return_channel(offer, channel, received, rng),
        service_level=offer.level_on(sent),
        non_local=non_local,
    )


def at_the_door(world: World, rng: np.random.Generator) -> list[Dossier]:
    """Dossiers sent online that nobody has accepted yet; four of them wait for a week or more."""
    online = [o for o in world.offers if "online" in o.limits and o.per_month >= 4 and o.in_force(world.as_of)]
    waits = [0, 0, 0, 1, 1, 1, 1, 2, 2, 7, 8, 9, 14]
    chosen = rng.choice(len(online), size=len(waits))
    return [
        Dossier(
            offer=online[index],
            submitted_on=world.as_of - timedelta(wait),
            received_on=None,
            receive_channel="online",
            return_channel="electronic",
            service_level=online[index].level_on(world.as_of),
            status="awaiting_receipt",
        )
        for index, wait in zip(chosen, waits, strict=True)
    ]


def _applicant(offer: Offer, rng: np.random.Generator) -> str:
    group = offer.group
    draw = rng.random()
    for kind in ("business", "organisation", "state_agency"):
        draw -= getattr(group, kind)
        if draw < 0:
            return kind
    return "citizen"


def _channel(offer: Offer, applicant: str, day: date, setting: Setting, rng: np.random.Generator) -> str:
    online, post, other = rng.random(3)
    if "counter" not in offer.limits:
        return "online"
    if "online" in offer.limits and online < _online_share(offer, applicant, day, setting):
        return "online"
    if offer.postal and post < _BY_POST:
        return "post"
    if day >= setting.kiosk_from and "online" in offer.limits and other < _KIOSK:
        return "kiosk"
    return "unknown" if other > 1 - _UNKNOWN else "mobile" if other > 1 - _UNKNOWN - _MOBILE else "counter"


def _online_share(offer: Offer, applicant: str, day: date, setting: Setting) -> float:
    if applicant == "state_agency":
        return _STATE_AGENCY_ONLINE
    progress = (day - setting.first) / (setting.as_of - setting.first)
    average = setting.online["first"] + (setting.online["last"] - setting.online["first"]) * progress
    return 1 / (1 + exp(-log(average / (1 - average)) - offer.group.online))


def _is_non_local(offer: Offer, channel: str, day: date, setting: Setting, rng: np.random.Generator) -> bool:
    eligible = offer.group_name in _NON_LOCAL_GROUPS and channel in ("counter", "online")
    return rng.random() < _NON_LOCAL and eligible and day >= setting.non_local_from


def _sent_on(channel: str, non_local: bool, received: date, world: World, rng: np.random.Generator) -> date:
    draw, steps = rng.random(), int(rng.integers(2, 6))
    if channel == "post":
        return world.working_day_before(received, 1 + steps // 2)
    if non_local:
        return world.working_day_before(received, 1 + (draw < 0.3))
    if channel != "online" or draw < 0.6:
        return received
    if draw > 0.93:
        return world.working_day_before(received, steps)
    # After three in the afternoon, in the evening or at the weekend: the receipt says the next working day.
    evening = world.working_day_before(received)
    return evening + timedelta(int(rng.integers(0, (received - evening).days)))


def _return_channel(offer: Offer, channel: str, day: date, rng: np.random.Generator) -> str:
    post, electronic = rng.random(2)
    if offer.postal and (post < _BACK_BY_POST or (channel == "post" and post < 0.7)):
        return "post"
    if channel in ("online", "kiosk") and electronic < _ELECTRONIC_RESULT[offer.level_on(day)]:
        return "electronic"
    return "unknown" if channel == "unknown" else "counter"
