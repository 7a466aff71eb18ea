"""What the commands say: `words.toml` beside this file."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from pathlib import Path
from typing import Any


@functools.cache
def words() -> dict[str, Any]:
    """Every sentence of the commands."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


def day(iso: str) -> str:
    """2026-10-30 → 30/10/2026."""
    return f"{date.fromisoformat(iso[:10]):%d/%m/%Y}"
