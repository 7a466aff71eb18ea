"""Where this installation keeps its data."""

from __future__ import annotations

import os
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"


def root() -> Path:
    """The folder with CURRENT and snapshots/: CCHC_DATA, else data/instance, else the demo."""
    if chosen := os.environ.get("CCHC_DATA"):
        return Path(chosen)
    instance = _DATA / "instance"
    return instance if instance.is_dir() else demo()


def demo() -> Path:
    """The embedded demo snapshot, so that a fresh clone shows a working site."""
    return _DATA / "demo"
