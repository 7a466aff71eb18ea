"""Importing in a process of its own: what a file does to memory and processor ends with the child.

    python -m cchc_data.desk.child ROOT < orders.json > answer.json

The public pages are served by the parent and feel nothing of it. The child reads each file in
a grandchild with hard limits, as every import does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from cchc_data.desk.orders import Answer, Orders

SECONDS = 900
_HOUSE = Path(__file__).parents[2]


def run(root: Path, orders: Orders) -> Answer:
    """Carry out the orders; whatever happens in the child is an answer, never an exception."""
    command = [sys.executable, "-m", __name__, str(root.resolve())]
    told = json.dumps(orders.told(), ensure_ascii=False).encode()
    try:
        done = subprocess.run(  # noqa: S603 - this module; what the official sent goes in as data
            command, input=told, capture_output=True, cwd=_HOUSE, timeout=SECONDS
        )
        return Answer(**json.loads(done.stdout)) if done.returncode == 0 else Answer("failed")
    except (OSError, ValueError, TypeError, subprocess.TimeoutExpired):
        return Answer("failed")


def obey(root: Path, orders: Orders) -> Answer:
    """The import itself, in the child."""
    from cchc_data import reading
    from cchc_data.calendar import CalendarNotAnnounced
    from cchc_data.checking import importing
    from cchc_data.checking.days import VIETNAM
    from cchc_data.checking.lock import Busy
    from cchc_data.checking.org import OrgUnknown
    from cchc_data.checking.report.model import model
    from cchc_data.checking.starting import DraftOutdated, Start
    from cchc_data.desk.edits import edit_forms, name, problems, received
    from cchc_data.received import NeedsConfirmation, OtherUnit, Remark, UnreadableFile
    from cchc_data.schemas import SchemaError

    now = datetime.now(UTC).astimezone(VIETNAM)
    at_the_desk = Path("desk")
    sheets = [received(edit_forms()[edit.form], edit.rows, orders.by, now) for edit in orders.edits if edit.rows]
    dropped = {edit_forms()[edit.form].table: edit.dropped for edit in orders.edits if edit.dropped}

    def read(path: Path, answers):
        return sheets if path is at_the_desk else reading.read(path, answers=answers)

    paths = [*map(Path, orders.files), *([at_the_desk] if sheets else [])]
    try:
        for sheet in sheets:
            if wrong := problems(root, sheet, now):
                return _refused("refused", wrong[0])
        account = importing.run(root, paths, orders.answers, now, read, start=Start(orders.draft, dropped, name()))
    except (UnreadableFile, OtherUnit, OrgUnknown) as refused:
        return _refused("refused", refused.remark)
    except NeedsConfirmation as question:
        return _refused("question", question.remark, question.answers)
    except CalendarNotAnnounced as unknown:
        return _refused("refused", Remark("calendar_missing", values={"year": str(unknown.year)}))
    except DraftOutdated:
        return _refused("refused", Remark("draft_outdated", values={"draft": orders.draft or ""}))
    except SchemaError:
        return _refused("refused", Remark("rows_impossible"))
    except Busy:
        return _refused("busy", Remark("busy"))
    except OSError:
        return _refused("refused", Remark("disk_full"))
    told = model(account)
    return Answer(told["state"], told["says"], report=told)


def _refused(state: str, remark, answers: tuple[str, ...] = ()) -> Answer:
    from cchc_data.checking.problems import sentence, todo

    return Answer(state, sentence(remark), todo(remark), answers=[one if "=" in one else f"encoding={one}" for one in answers])


def main() -> None:
    answer = obey(Path(sys.argv[1]), Orders.heard(json.load(sys.stdin)))
    json.dump(asdict(answer), sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
