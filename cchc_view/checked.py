"""The last run of `python -m benchmarks.accessibility`, as it was written down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "data" / "checks" / "accessibility.json"
OWNERS = ("ours", "streamlit")


@dataclass(frozen=True)
class Barrier:
    """A rule of axe-core that something on `views` views broke; `owner` drew it."""

    rule: str
    owner: str
    views: int


@dataclass(frozen=True)
class Checked:
    """When and with what every page was opened, and what was found.

    A view is one address in one setting. `barriers` break WCAG 2.2 A or AA; `advice` is
    good practice beyond it, and `open` what the tool leaves to a person, both as numbers of
    rules by owner. `sideways` and `complaints` are what the browser itself showed.
    """

    day: date
    tool: str
    browser: str
    addresses: int
    views: int
    widths: tuple[int, ...]
    barriers: tuple[Barrier, ...]
    advice: Mapping[str, int]
    open: Mapping[str, int]
    sideways: int
    complaints: int
    other_hosts: int

    def rules(self, owner: str) -> int:
        """How many rules something of this owner's breaks."""
        return sum(barrier.owner == owner for barrier in self.barriers)


@cache
def last(path: Path = FILE) -> Checked | None:
    """The last run; None where none was ever written down."""
    if not path.is_file():
        return None
    told = json.loads(path.read_text("utf-8"))
    return Checked(
        date.fromisoformat(told["checked_on"]),
        f"axe-core {told['axe_core']}",
        told["browser"],
        told["addresses"],
        told["views"],
        tuple(told["settings"]["widths"]),
        tuple(Barrier(one["rule"], owner, one["views"]) for owner in OWNERS for one in told["violations"][owner]),
        _numbers(told["best_practice"]),
        _numbers(told["to_be_judged"]),
        told["sideways"],
        told["complaints_of_the_browser"],
        told["other_hosts_asked"],
    )


def _numbers(rules: Mapping[str, list[Any]]) -> dict[str, int]:
    return {owner: len(rules[owner]) for owner in OWNERS}
