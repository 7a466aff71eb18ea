"""Reads the invented unit.

The setting's `commune.csv` says what the unit does with each procedure (dossiers a month,
season, decision, posting, post); `groups.toml` the habits of each group of procedures; the
procedures themselves, their limits and levels come from its catalogue.
"""

from __future__ import annotations

import csv
import tomllib
from datetime import date

import pandas as pd

from cchc_data import reference
from cchc_data.calendar import WorkingCalendar
from cchc_data.sample.setting import FOLDER, Setting
from cchc_data.sample.world import Group, Limit, Offer, World

CATALOGUE_CHANNELS = ("counter", "online", "post")


def load_world(setting: Setting) -> World:
    """Read the unit; raises KeyError when the catalogue lacks one of its procedures."""
    groups = {name: Group(**habits) for name, habits in _groups().items()}
    defaults = {row["proc_code"]: row for row in reference.commune_defaults().to_dict("records")}
    limits = _limits(reference.catalogue(setting.folder).channels)
    with (setting.folder / "commune.csv").open(encoding="utf-8", newline="") as lines:
        offers = [_offer(row, groups, defaults, limits) for row in csv.DictReader(lines)]
    return World(setting, WorkingCalendar.load(), tuple(offers))


def _offer(row, groups, defaults, limits) -> Offer:
    code = row["proc_code"]
    promised = _promise(row["promise"])
    # What the catalogue leaves open, the commune has settled by its own promise.
    open_units = ("unspecified", "missing_unit")
    settled = {c: promised if promised and at.unit in open_units else at for c, at in limits[code].items()}
    return Offer(
        proc_code=code,
        group_name=row["group"],
        group=groups[row["group"]],
        per_month=float(row["per_month"]),
        season=row["season"],
        decision_on=date.fromisoformat(row["decision_on"]),
        posting=row["posting"],
        effective_from=date.fromisoformat(row["effective_from"]),
        effective_to=_day(row["effective_to"]),
        service_level=defaults[code]["service_level"],
        full_since=_day(row["full_since"]),
        partial_reason=row["partial_reason"],
        postal=row["postal"] == "1" and "post" in settled,
        sensitive=bool(defaults[code]["sensitive"]),
        limits=settled,
    )


def _limits(channels: pd.DataFrame) -> dict[str, dict[str, Limit]]:
    """First case of each procedure and channel; where no channel is named, the commune takes all."""
    found: dict[str, dict[str, Limit]] = {}
    for row in channels.to_dict("records"):
        value = None if pd.isna(row["limit_value"]) else float(row["limit_value"])
        limit = Limit(value, row["limit_unit"] or "unspecified")
        for channel in (row["channel"],) if row["channel"] else CATALOGUE_CHANNELS:
            found.setdefault(row["proc_code"], {}).setdefault(channel, limit)
    return found


def _promise(text: str) -> Limit | None:
    if text in ("", "none"):
        return Limit(None, "none") if text else None
    value, unit = text.split()
    return Limit(float(value), unit)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _groups() -> dict:
    return tomllib.loads((FOLDER / "groups.toml").read_text("utf-8"))
