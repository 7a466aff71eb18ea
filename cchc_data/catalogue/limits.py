"""Time limits: what the portal wrote, and what may honestly be read out of it.

The portal often leaves out the unit ("1"). A reading is accepted only by a rule of
`portal.toml`, and its note travels with the value; everything else keeps its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_data.catalogue.text import clean, is_missing
from cchc_data.catalogue.vocabulary import one_of, words

_NUMBER = r"\d+(?:[.,]\d+)?"


@dataclass(frozen=True)
class Limit:
    """A time limit. `value` counts `unit`s: working_day, day, hour or month.

    same_day has value 0 (finished on the day of receipt); missing_unit keeps the bare
    number; unspecified means the source says that no limit applies; an empty unit means
    the source has no information or cannot be read. `note` says how it was read.
    """

    value: float | None
    unit: str
    raw: str
    note: str = ""


def limit_pattern() -> str:
    """A regular expression for one limit as the portal writes it."""
    vocabulary = words()
    units = one_of(vocabulary["limits"]["units"])
    texts = one_of([*vocabulary["missing"], *vocabulary["limits"]["unspecified"]])
    return rf"(?:{_NUMBER} {units}|{texts} ?|\d+)"


def parse_limit(raw: str, field_id: str = "", proc_code: str = "") -> Limit:
    """Read one limit of procedure `proc_code` in field `field_id`; unreadable text stays text."""
    text = clean(raw)
    rule = _rule(text, field_id, proc_code)
    if rule:
        return Limit(rule.get("value"), rule["unit"], text, rule["note"])
    if is_missing(text):
        return Limit(None, "", text)
    if text in words()["limits"]["unspecified"]:
        return Limit(None, "unspecified", text)
    return _measured(text)


def _measured(text: str) -> Limit:
    units = words()["limits"]["units"]
    found = re.fullmatch(rf"({_NUMBER}) ?({one_of(units)})?", text)
    if not found:
        return Limit(None, "", text, words()["notes"]["unreadable"])
    value = float(found[1].replace(",", "."))
    if found[2]:
        return Limit(value, units[found[2]], text)
    return Limit(value, "missing_unit", text, words()["notes"]["missing_unit"])


def _rule(text: str, field_id: str, proc_code: str) -> dict | None:
    for rule in words()["limits"]["rules"]:
        fits = rule.get("proc_code") == proc_code or rule.get("field_id") == field_id
        if rule["raw"] == text and fits:
            return rule
    return None
