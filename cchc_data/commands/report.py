"""python -m cchc_data report --period 2026-Q3 --kind reporting: the periodic report as files.

A report is words as much as figures, and words live in `cchc_view`, which this half must not
know. So the command is handed over, as it was typed, to `python -m cchc_view.report`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence


def hand_over(arguments: Sequence[str]) -> int:
    """Run the report's own command with these arguments; returns its exit code."""
    return subprocess.call([sys.executable, "-m", "cchc_view.report", *arguments])  # noqa: S603 - no shell, and whoever typed them runs it
