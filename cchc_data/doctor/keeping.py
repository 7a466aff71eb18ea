"""What lies about: leftovers of killed imports, correction files and who may read them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cchc_data.checking import corrections
from cchc_data.doctor.finding import BAD, GOOD, WARNING, Finding

_LEFT = ("snapshots/.building-*", ".CURRENT-*", f"{corrections.FOLDER}/.*.xlsx")


def look(root: Path, today: date) -> Iterator[Finding]:
    """Findings about files that should not stay, or that others should not see."""
    left = [path for pattern in _LEFT for path in root.glob(pattern)]
    yield Finding(WARNING, "leftovers", {"n": len(left)}) if left else Finding(GOOD, "no_leftovers")
    files = list((root / corrections.FOLDER).glob("*.xlsx"))
    if not files:
        return
    yield Finding(WARNING, "corrections", {"n": len(files)})
    # Windows has other rights than these three digits.
    if os.name == "posix" and any(path.stat().st_mode & 0o077 for path in (files[0].parent, *files)):
        yield Finding(BAD, "corrections_open")
