"""What every command that changes what is public shares: its clock, and how it says no."""

from __future__ import annotations

import argparse
import functools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from cchc_data.checking.days import VIETNAM
from cchc_data.checking.problems import sentence, todo
from cchc_data.commands import Exit
from cchc_data.commands.answering import answer
from cchc_data.received import Remark
from cchc_data.release import Difference, Refused

Run = Callable[[argparse.Namespace], Exit]

# Refused, but everything is as was asked for, or there is nothing that could be.
NOTHING = ("nothing_earlier", "nothing_published", "period_locked")


def now() -> datetime:
    """The time that is written down, as officials read clocks."""
    return datetime.now(UTC).astimezone(VIETNAM)


def acting(run: Run) -> Run:
    """A command's act that says why where it is refused or the disk cannot be written."""

    @functools.wraps(run)
    def acted(options: argparse.Namespace) -> Exit:
        try:
            return run(options)
        except Refused as refused:
            code = Exit.NOTHING if refused.remark.code in NOTHING else Exit.REFUSED
            return _refused(options, code, refused.remark, _lines(refused.differences))
        except OSError:
            return _refused(options, Exit.DISK, Remark("disk_full"))

    return acted


def _lines(found: Sequence[Difference]) -> list[str]:
    if not found:
        return []
    from cchc_data.release import wording  # with pandas

    return wording.lines(found)


def _refused(options: argparse.Namespace, code: Exit, remark: Remark, changes: Sequence[str] = ()) -> Exit:
    says = "\n".join([f"{sentence(remark)} {todo(remark)}", *(f"  - {change}" for change in changes)])
    return answer(options, code, code.name.lower(), says, code=remark.code, changes=list(changes))
