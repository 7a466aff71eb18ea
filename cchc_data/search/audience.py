"""Who a procedure is for, from the portal's list of subjects (`audiences.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

AUDIENCES = ("citizen", "business", "organisation", "foreign")


def open_to(audience: str, subjects: str | None) -> bool:
    """Whether the subjects name the audience; where the source names nobody, nobody is left out."""
    if not subjects:
        return True
    return any(name in subjects for name in _names()[audience])


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("audiences.toml").read_text("utf-8"))
