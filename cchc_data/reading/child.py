"""Reading in a child process: a crash, a hang or a bomb there is a clear answer here.

The child gets its orders on standard input and tells what it reads on standard output, piece by
piece, so that the pieces are put together while it reads on. Only the plain classes of
`cchc_data.received` are ever unpickled.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import cchc_data
from cchc_data import received
from cchc_data.received import NeedsConfirmation, Received, Remark, SourceRows, UnreadableFile
from cchc_data.reading.limits import DEFAULT, Limits
from cchc_data.reading.refusal import unreadable

try:
    import resource
except ImportError:  # Windows has no such limits: there the limit on time alone holds
    resource = None

# What ended a reading: nothing when all was told, else a remark, with options where it is a question.
End = tuple[Remark, tuple[str, ...] | None] | None
Message = SourceRows | Received | End

_ROOT = Path(cchc_data.__file__).parents[1]
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"Cannot allocate")


def read(
    path: str | os.PathLike[str], *, answers: Mapping[str, str] = MappingProxyType({}), limits: Limits = DEFAULT
) -> list[Received]:
    """What the file at `path` holds: one Received per sheet that is a form of ours.

    `answers` settle earlier questions: `encoding` (tcvn3, vni, cp1258, unicode), `mapping` (path of a
    mapping file). Raises UnreadableFile or NeedsConfirmation, and nothing else, whatever the bytes are.
    """
    orders = pickle.dumps((os.path.abspath(path), dict(answers), limits))
    end = time.monotonic() + limits.seconds
    with tempfile.TemporaryFile() as said, _started(said) as process:
        watch = threading.Timer(limits.seconds, process.kill)
        watch.start()
        try:
            return collected(_messages(process, orders))
        except _Lost:
            process.kill()
            raise unreadable("too_slow", seconds=limits.seconds) if time.monotonic() >= end else _death(said) from None
        finally:
            watch.cancel()


def _started(said: IO[bytes]) -> subprocess.Popen:
    command, pipe = [sys.executable, "-m", __name__], subprocess.PIPE
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said, cwd=_ROOT)  # noqa: S603 - this module; the file's path goes in as data
    except OSError as error:
        raise unreadable("reader_failed") from error


class _Lost(Exception):
    """The child ended before its answer did, or says what no reading says."""


def _messages(process: subprocess.Popen, orders: bytes) -> Iterator[Message]:
    try:
        with process.stdin as ear:
            ear.write(orders)
        while True:
            yield _Plain(process.stdout).load()
    except Exception as error:  # damaged bytes may fail in any way
        raise _Lost from error


def collected(messages: Iterable[Message]) -> list[Received]:
    """The sheets that `messages` tell of; raises what ended the reading."""
    from cchc_data.reading.gathering import gathered  # with Arrow: loaded while the child opens the file

    return gathered(_until_the_end(messages))


def _until_the_end(messages: Iterable[Message]) -> Iterator[SourceRows | Received]:
    for message in messages:
        if message is None:
            return
        if isinstance(message, tuple):
            remark, options = message
            raise UnreadableFile(remark) if options is None else NeedsConfirmation(remark, options)
        yield message


def _death(said: IO[bytes]) -> UnreadableFile:
    said.seek(0)
    words = said.read(100_000)
    return unreadable("too_much_memory" if any(sign in words for sign in _OUT_OF_MEMORY) else "reader_failed")


class _Plain(pickle.Unpickler):
    """Opens nothing but the plain classes that a reading is made of."""

    def find_class(self, module: str, name: str) -> Any:
        if module == received.__name__ and name in ("Received", "Remark", "SourceColumn", "SourceRow", "SourceRows"):
            return getattr(received, name)
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        raise pickle.UnpicklingError(f"{module}.{name}")


def messages(path: Path, answers: Mapping[str, str], limits: Limits) -> Iterator[Message]:
    """The reading in this process, and what ended it; whatever goes wrong, never an exception."""
    from cchc_data.reading.reader import told  # only the child needs calamine and the forms

    try:
        yield from told(path, answers, limits)
        yield None
    except NeedsConfirmation as asked:
        yield asked.remark, asked.answers
    except UnreadableFile as refused:
        yield refused.remark, None
    except MemoryError:
        yield Remark("too_much_memory"), None
    except Exception:
        yield Remark("broken_workbook"), None


def main() -> None:
    """The child: limit yourself, obey, answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asked, who ends this process too
    path, answers, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the parent, in `read`
    gc.disable()  # a short life that only makes lists of text
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_prepare, daemon=True).start()
    for message in messages(Path(path), answers, limits):
        pickle.dump(message, sys.stdout.buffer, protocol=5)
        sys.stdout.buffer.flush()
    os._exit(0)  # the system takes the memory back at once; giving up a million cells one by one takes long


def _prepare() -> None:
    """Learn what forms look like while the workbook is being opened, which leaves Python idle."""
    from cchc_data.reading import forms, matching

    forms.personal_fields()
    matching.guesses(("?",))


if __name__ == "__main__":
    main()
