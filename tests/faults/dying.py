"""A process that does one act of making public and kills itself with -9 just before its n-th change on the disk.

Reads {"root", "act", "draft", "at", "write"} as a line of JSON, does it in a forked child, answers how many
changes there were and whether the child lived; so a kill costs no new interpreter.
"""

import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from cchc_data import release
from cchc_data.checking.lock import alone

# What Python says before it changes something on the disk. Locks are files too, but nothing is kept in them.
CHANGES = {"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "shutil.copyfile", "shutil.rmtree"}
WRITES = os.O_WRONLY | os.O_RDWR
BY, REASON = "a@xa.vn", "Tệp tháng 6 xuất thiếu các hồ sơ nộp qua bưu chính."


def act(root: Path, what: str, draft: str, at: datetime) -> str:
    """The act as the command line does it, under the folder's lock; the id that is public then."""
    with alone(root):
        if what == "publish":
            return release.publish(root, draft, by=BY, at=at, reason=REASON)
        if what == "lock":
            return release.lock_period(root, "2026-07", by=BY, at=at)
        return release.roll_back(root, by=BY, at=at, reason=REASON)


def changes(event: str, arguments: tuple) -> bool:
    if event == "open":
        return isinstance(arguments[0], (str, bytes)) and bool(arguments[2] & WRITES)
    return event in CHANGES


def in_a_child(asked: dict) -> dict:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _die(asked, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return {"killed": killed, "code": os.waitstatus_to_exitcode(status), "said": said}


def _die(asked: dict, writing: int) -> None:
    seen = [0]

    def hook(event: str, arguments: tuple) -> None:
        if changes(event, arguments):
            seen[0] += 1
            if seen[0] == asked["write"]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    code = 1
    try:
        made = act(Path(asked["root"]), asked["act"], asked["draft"], datetime.fromisoformat(asked["at"]))
        os.write(writing, json.dumps({"changes": seen[0], "made": made}).encode())
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(in_a_child(json.loads(line))), flush=True)
