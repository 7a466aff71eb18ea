"""What is right and what is wrong with the installation and the data folder, told in Vietnamese.

Each module looks at one thing and yields findings; nothing is ever changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cchc_data.doctor import folder, installation, keeping, publishing
from cchc_data.doctor.finding import BAD, GOOD, WARNING, Finding

__all__ = ["BAD", "GOOD", "WARNING", "Finding", "examine"]


def examine(root: Path, today: date) -> Iterator[Finding]:
    """Every finding, the installation first; a module that fails is itself a finding."""
    for look in (installation.look, folder.look, publishing.look, keeping.look):
        try:
            yield from look(root, today)
        except Exception as error:  # the others still have something to say
            yield Finding(BAD, "could_not_look", {"what": look.__module__.rpartition(".")[2], "why": type(error).__name__})
