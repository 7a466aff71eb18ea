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


def own() -> Path:
    """Where this installation's own data lies, or will lie: CCHC_DATA, else data/instance."""
    return Path(os.environ.get("CCHC_DATA") or _DATA / "instance")


def demo() -> Path:
    """The embedded demo snapshot, so that a fresh clone shows a working site."""
    return _DATA / "demo"
