"""The unit of an installation by date: its own name since `valid_from`, before that those it was made of.

`org.toml`, and from it each manifest, may say:

valid_from = 2025-07-01              # first day of the unit as it is now
[[merged_from]]                      # the units it was made of, the one that kept the records first
code = "H21.000"
name_vi = "UBND thị trấn Minh Họa, huyện Minh Sơn"
name_en = "People’s Committee of Minh Họa town, Minh Sơn district"
unit_type = "township"
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def began(org: Mapping[str, Any]) -> date | None:
    """First day of the unit as it is now; None where no change is known."""
    return date.fromisoformat(org["valid_from"]) if org.get("valid_from") else None


def on(org: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    """The unit in being on `day`: the present one, or the one whose records it carries on."""
    first, before = began(org), org.get("merged_from", [])
    return org | before[0] if first and before and day < first else org


def plain(org: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts with days as text, as a manifest holds them."""
    return {name: _plain(value) for name, value in org.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return plain(value)
    return [_plain(one) for one in value] if isinstance(value, list) else value
