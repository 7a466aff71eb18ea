"""Life events: what happens to people, and the procedures it brings (`events.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Event:
    """`names` by language; `says` in everyday words; `codes` in the order they are needed."""

    names: dict[str, str]
    says: tuple[str, ...]
    codes: tuple[str, ...]


@cache
def events() -> tuple[Event, ...]:
    """Every life event in the order of the file."""
    book = tomllib.loads(Path(__file__).with_name("events.toml").read_text("utf-8"))
    return tuple(
        Event({"vi": one["vi"], "en": one["en"]}, tuple(one["says"]), tuple(one["codes"])) for one in book["event"]
    )
