"""Everyday speech: what people say, and the official words it means (`speech.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def speech() -> dict[str, Any]:
    """The whole file: fillers, abbreviations, and the table of sayings.

    A key of `[sayings]` is a stretch of an official name; its values are what people say.
    """
    return tomllib.loads(Path(__file__).with_name("speech.toml").read_text("utf-8"))
