"""Reading in a child process: a crash, a hang or a bomb there is a clear answer here.

The child gets its orders on standard input and leaves its answer in a temporary file; only the
plain classes of `cchc_data.received` are ever unpickled.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import cchc_data
from cchc_data import received
from cchc_data.received import NeedsConfirmation, Received, Remark, UnreadableFile
from cchc_data.reading.limits import DEFAULT, Limits
from cchc_data.reading.refusal import unreadable

try:
    import resource
except ImportError:  # Windows has no such limits: there the limit on time alone holds
    resource = None

Answer = list[Received] | tuple[Remark, tuple[str, ...] | None]
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
    with tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(  # noqa: S603 - this module; the file's path goes in as data
                [sys.executable, "-m", __name__],
                input=orders, stdout=answer, stderr=said, cwd=_ROOT, timeout=limits.seconds,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise unreadable("too_slow", seconds=limits.seconds) from error
        except OSError as error:
            raise unreadable("reader_failed") from error
        answer.seek(0)
        return _opened(answer) if done.returncode == 0 else _died(said)


def _opened(answer: IO[bytes]) -> list[Received]:
    try:
        result = _Plain(answer).load()
    except Exception as error:  # a damaged answer may fail in any way
        raise unreadable("reader_failed") from error
    if isinstance(result, list):
        return result
    remark, options = result
    raise UnreadableFile(remark) if options is None else NeedsConfirmation(remark, options)


def _died(said: IO[bytes]) -> list[Received]:
    said.seek(0)
    words = said.read(100_000)
    raise unreadable("too_much_memory" if any(sign in words for sign in _OUT_OF_MEMORY) else "reader_failed")


class _Plain(pickle.Unpickler):
    """Opens nothing but the plain classes that a reading is made of."""

    def find_class(self, module: str, name: str) -> Any:
        if module == received.__name__ and name in ("Received", "Remark", "SourceColumn", "SourceRow", "SourceRows"):
            return getattr(received, name)
        if (module, name) == ("builtins", "frozenset"):
            return frozenset
        raise pickle.UnpicklingError(f"{module}.{name}")


def answer(path: Path, answers: Mapping[str, str], limits: Limits) -> Answer:
    """The reading, or the remark and options of what ended it; whatever goes wrong, never an exception."""
    from cchc_data.reading.reader import read_here  # only the child needs calamine and the forms

    try:
        return read_here(path, answers, limits)
    except NeedsConfirmation as asked:
        return asked.remark, asked.answers
    except UnreadableFile as refused:
        return refused.remark, None
    except MemoryError:
        return Remark("too_much_memory"), None
    except Exception:
        return Remark("broken_workbook"), None


def main() -> None:
    """The child: limit yourself, obey, answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for whoever asked, who ends this process too
    path, answers, limits = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the parent, in `read`
    gc.disable()  # a short life that only makes lists of text
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pickle.dump(answer(Path(path), answers, limits), sys.stdout.buffer, protocol=5)
    sys.stdout.buffer.flush()
    os._exit(0)  # the system takes the memory back at once; giving up a million cells one by one takes long


if __name__ == "__main__":
    main()
