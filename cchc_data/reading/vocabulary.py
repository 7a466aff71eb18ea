"""The words by which lines of a file are recognised, read from `words.toml` beside this file."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@functools.cache
def words() -> dict[str, Any]:
    """The vocabulary of header, total, group and signature lines, as nested dictionaries."""
    return load("words.toml")


def load(name: str) -> dict[str, Any]:
    """One TOML file of this package."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))
