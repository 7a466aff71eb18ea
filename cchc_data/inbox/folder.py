"""What waits in the watched folder, and where it goes.

    FOLDER/            files are dropped here
    FOLDER/da-nhap/    read: each file with its report beside it
    FOLDER/can-xem/    a person is needed: the report beside the file says why
"""

from __future__ import annotations

import time
from pathlib import Path

DONE, LOOK = "da-nhap", "can-xem"
REPORT, ANSWERS = ".bao-cao", ".tra-loi.txt"
SETTLED = 2.0  # seconds a file must stay the same before it is taken for whole

_NOT_FOR_US = ("~$", ".")  # a workbook open in Excel leaves "~$name" beside it
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini")


def waiting(folder: Path) -> list[Path]:
    """The files to be handled, the oldest first."""
    files = [path for path in folder.iterdir() if path.is_file() and _is_ours(path)]
    return sorted(files, key=lambda path: (path.stat().st_mtime, path.name))


def read_before(folder: Path) -> list[Path]:
    """The files that were read and laid aside, without their reports, the oldest first."""
    return [path for path in waiting(folder / DONE) if REPORT not in path.suffixes] if (folder / DONE).is_dir() else []


def move(path: Path, folder: Path) -> Path:
    """Move a file and what was answered about it; a name that is taken gets a number. Returns where it is now."""
    folder.mkdir(exist_ok=True)
    target, n = folder / path.name, 1
    while target.exists():
        n += 1
        target = folder / f"{path.stem} ({n}){path.suffix}"
    if (told := answers_of(path)).is_file():
        told.replace(answers_of(target))
    return path.rename(target)


def forget_reports(folder: Path) -> None:
    """Remove reports on files that were taken away to be tried again."""
    for report in folder.glob(f"*{REPORT}.*"):
        if not report.with_name(report.name.rpartition(REPORT)[0]).exists():
            report.unlink()


def answers_of(path: Path) -> Path:
    """Where an official answers what a file leaves open."""
    return path.with_name(path.name + ANSWERS)


class Settling:
    """Tells when a file has stopped growing: its size and time stay the same and nobody holds it open."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[tuple[int, int], float]] = {}

    def whole(self, paths: list[Path]) -> list[Path]:
        """Those of `paths` that were seen unchanged for SETTLED seconds; ask again for the others."""
        now = time.monotonic()
        self._seen = {path: self._since(path, now) for path in paths if path.is_file()}
        return [path for path, (_, since) in self._seen.items() if now - since >= SETTLED and _is_free(path)]

    def _since(self, path: Path, now: float) -> tuple[tuple[int, int], float]:
        told = path.stat()
        mark = (told.st_size, told.st_mtime_ns)
        before = self._seen.get(path)
        return before if before and before[0] == mark else (mark, now)


def _is_ours(path: Path) -> bool:
    name = path.name.lower()
    return not name.startswith(_NOT_FOR_US) and not name.endswith((*_UNFINISHED, ANSWERS)) and name not in _OF_THE_SYSTEM


def _is_free(path: Path) -> bool:
    """False while Excel has it open, or while Windows still copies it and lets nobody read."""
    if path.with_name(f"~${path.name}").exists():
        return False
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False
