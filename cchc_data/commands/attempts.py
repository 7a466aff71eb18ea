"""Trying to import: an account, or why nothing was done. Whatever the files are, never an exception."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cchc_data import snapshot
from cchc_data.calendar import CalendarNotAnnounced
from cchc_data.checking import importing
from cchc_data.checking.account import Account
from cchc_data.checking.days import VIETNAM
from cchc_data.checking.lock import Busy
from cchc_data.checking.org import OrgUnknown
from cchc_data.checking.steps import Step, quietly
from cchc_data.commands import Exit
from cchc_data.received import NeedsConfirmation, OtherUnit, Remark, UnreadableFile
from cchc_data.schemas import SchemaError


@dataclass(frozen=True)
class Stopped:
    """An import that wrote nothing: its exit code, why, which file (as it may be shown), and what would settle a question."""

    exit: Exit
    remark: Remark
    file: str = ""
    answers: tuple[str, ...] = ()


def attempt(
    root: Path,
    paths: Sequence[Path],
    answers: Mapping[str, str],
    own_answers: Mapping[Path, Mapping[str, str]],
    step: Step = quietly,
    only_check: bool = False,
) -> Account | Stopped:
    """Import files into a draft, or only check them, as of now in Vietnam."""
    now = datetime.now(UTC).astimezone(VIETNAM)
    try:
        return importing.run(
            root, paths, answers, now, step=step, own_answers=own_answers, only_check=only_check
        )
    except (UnreadableFile, OtherUnit) as refused:
        return Stopped(Exit.REFUSED, refused.remark, refused.file)
    except NeedsConfirmation as asked:
        return Stopped(Exit.QUESTION, asked.remark, asked.file, tuple(map(_as_answer, asked.answers)))
    except OrgUnknown as unknown:
        return Stopped(Exit.REFUSED, unknown.remark)
    except CalendarNotAnnounced as unknown:
        return Stopped(Exit.REFUSED, Remark("calendar_missing", values={"year": str(unknown.year)}))
    except snapshot.SnapshotError as damaged:
        return Stopped(Exit.DAMAGED, Remark("snapshot_damaged", values={"what": str(damaged)}))
    except Busy:
        return Stopped(Exit.BUSY, Remark("busy"))
    except OSError as error:  # a full disk, a folder that may not be written
        return Stopped(Exit.REFUSED, Remark("cannot_write", values={"what": type(error).__name__}))
    except SchemaError as error:  # a check let something through: the message names a column, never a value
        return Stopped(Exit.REFUSED, Remark("import_failed", values={"what": str(error)}))


def _as_answer(option: str) -> str:
    """KEY=VALUE; a bare option is an encoding."""
    return option if "=" in option else f"encoding={option}"
