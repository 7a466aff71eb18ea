"""One import or publish at a time: the lock is the operating system's, so it dies with its holder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


class Busy(RuntimeError):
    """Another import or publish is under way in this data folder."""


@contextmanager
def alone(root: Path, name: str = ".lock", seconds: float = 0) -> Iterator[None]:
    """Hold one of the folder's locks; raises Busy when somebody else holds it for `seconds` more.

    A locked SQLite file works alike on Linux and Windows and is free again the moment
    its holder ends, however it ends. Nothing is ever written into it.
    """
    root.mkdir(parents=True, exist_ok=True)
    try:
        file = sqlite3.connect(root / name, timeout=seconds, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error  # the folder may not be written
    with closing(file):
        try:
            file.execute("begin immediate")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise Busy from error
            raise OSError(str(error)) from error  # the disk is full, or the file may not be written
        yield
