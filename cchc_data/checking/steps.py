"""How far an import is: whoever waits may be told as each stage begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

Step = Callable[[str, str], None]  # the stage (reading, checking, merging, writing, comparing) and its file


def quietly(stage: str, about: str = "") -> None:
    """Tells nobody."""


def count(paths: Sequence[Path]) -> int:
    """How many stages an import of these files has: two a file, and three in the end."""
    return 2 * len(paths) + 3
