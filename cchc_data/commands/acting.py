"""What every command that changes what is public shares: its clock, and how it says no."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from cchc_data.checking.days import VIETNAM
from cchc_data.checking.lock import Busy
from cchc_data.checking.problems import sentence, todo
from cchc_data.checking.report.words import words
from cchc_data.commands import Exit
from cchc_data.received import Remark
from cchc_data.release import Refused, wording


@dataclass
class Ended:
    """How a command went; DONE until something refuses."""

    code: Exit = Exit.DONE


def now() -> datetime:
    """The time that is written down, as officials read clocks."""
    return datetime.now(UTC).astimezone(VIETNAM)


@contextmanager
def acting() -> Iterator[Ended]:
    """Runs a command's act; says why where it is refused, and leaves the exit code in what it yields."""
    ended = Ended()
    try:
        yield ended
    except Refused as refused:
        ended.code = Exit.REFUSED
        _say(refused.remark, wording.lines(refused.differences))
    except Busy:
        ended.code = Exit.BUSY
        _say(Remark("busy"))
    except OSError:
        ended.code = Exit.DISK
        _say(Remark("disk_full"))


def _say(remark: Remark, more: list[str] | tuple[str, ...] = ()) -> None:
    lines = [sentence(remark), *(f"  - {line}" for line in more), words()["refused"]["todo"].format(todo=todo(remark))]
    print("\n".join(lines), file=sys.stderr)
