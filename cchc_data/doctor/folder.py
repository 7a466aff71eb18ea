"""The data folder: whose it is, whether it can be written, how much room there is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

from cchc_data import instance
from cchc_data.checking import org as orgs
from cchc_data.checking.lock import Busy, alone
from cchc_data.checking.problems import sentence, todo
from cchc_data.doctor.finding import BAD, GOOD, WARNING, Finding

LITTLE_ROOM, NO_ROOM = 2 << 30, 200 << 20  # bytes


def look(root: Path, today: date) -> Iterator[Finding]:
    """Findings about the folder itself."""
    if not root.is_dir():
        yield Finding(BAD, "no_folder", {"folder": root})
        return
    yield Finding(GOOD, "folder", {"folder": root})
    yield _writable(root)
    yield _room(root)
    if root.resolve() == instance.demo().resolve():
        yield Finding(WARNING, "demo")
    else:
        yield _org(root)


def _writable(root: Path) -> Finding:
    try:
        with tempfile.TemporaryFile(dir=root):
            pass
        with alone(root) if (root / ".lock").exists() else nullcontext():  # looking leaves no lock behind
            return Finding(GOOD, "writable")
    except Busy:
        return Finding(WARNING, "busy")
    except OSError as error:
        return Finding(BAD, "not_writable", {"why": type(error).__name__})


def _room(root: Path) -> Finding:
    free = shutil.disk_usage(root).free
    state = BAD if free < NO_ROOM else WARNING if free < LITTLE_ROOM else GOOD
    return Finding(state, "room" if state == GOOD else "little_room", {"free": f"{free / (1 << 30):.1f}".replace(".", ",")})


def _org(root: Path) -> Finding:
    try:
        return Finding(GOOD, "org", {"name": orgs.load(root)["name_vi"]})
    except orgs.OrgUnknown as unknown:
        return Finding(BAD, "org_wrong", {"says": sentence(unknown.remark), "advice": todo(unknown.remark)})
