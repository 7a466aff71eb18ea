"""One finding of the doctor, and its sentences."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

GOOD, WARNING, BAD = "good", "warning", "bad"


@dataclass(frozen=True)
class Finding:
    """`code` of words.toml: `says`, and `todo` where something is to be done."""

    state: str
    code: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def says(self) -> str:
        return _words()[self.code]["says"].format(**self.values)

    @property
    def todo(self) -> str:
        return _words()[self.code].get("todo", "").format(**self.values)


@functools.cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
