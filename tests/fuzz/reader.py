"""Reads files as the child process of an import does, with its limits, in a forked child each: no new interpreter.

A path a line on standard input; the answer is "read", "refused <code>" or "died <signal or exit code>", which an
import tells its user as too much memory or a failed reader.
"""

import os
import resource
import sys
from pathlib import Path

from cchc_data.reading import reader  # noqa: F401  once for all children
from cchc_data.reading.child import collected, messages
from cchc_data.reading.limits import DEFAULT
from cchc_data.received import NeedsConfirmation, UnreadableFile


def in_a_child(path: str) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (DEFAULT.memory_bytes, DEFAULT.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (DEFAULT.seconds, DEFAULT.seconds + 5))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a library says as it dies
        os.write(writing, _outcome(path).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    return said or f"died {os.waitstatus_to_exitcode(status)}"


def _outcome(path: str) -> str:
    try:
        collected(messages(Path(path), {}, DEFAULT))
    except (UnreadableFile, NeedsConfirmation) as told:
        return f"refused {told.remark.code}"
    return "read"


if __name__ == "__main__":
    for line in sys.stdin:
        print(in_a_child(line.rstrip("\n")), flush=True)
