"""The words the parsers look for, read from `portal.toml` beside this file."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PORTAL = Path(__file__).with_name("portal.toml")


@functools.cache
def words() -> dict[str, Any]:
    """The portal's vocabulary and this project's reading rules, as nested dictionaries."""
    return tomllib.loads(PORTAL.read_text(encoding="utf-8"))


def one_of(texts: Iterable[str]) -> str:
    """A regular expression matching any of `texts`, the longest first."""
    return "(?:" + "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True)) + ")"
