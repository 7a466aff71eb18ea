"""Watching a folder: handle what is there, then what comes, until told to stop."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from cchc_data.inbox import folder as places
from cchc_data.inbox.handling import Handled, handle, stuck

# An event that comes while the observer ends is no error to it but in its log.
logging.getLogger("watchdog.observers").setLevel(logging.CRITICAL)

AGAIN = 1.0  # seconds until a file that is still being written, or a busy folder, is looked at again
LOOKED_AT = 30.0  # seconds between looks where no event comes: shares of other machines send none

Tell = Callable[[Handled], None]


def watch(root: Path, folder: Path, tell: Tell, stop: threading.Event, *, once: bool = False) -> None:
    """Handle every file that waits or comes, oldest first, and tell of each; with `once` until none waits.

    Returns soon after `stop` is set, never in the middle of a file. Raises OrgUnknown.
    """
    settling = places.Settling()
    with _awakened_by(folder, stop) as awake:
        while not stop.is_set():
            awake.clear()
            left = _handle_all(root, folder, settling, tell, stop)
            if once and not left:
                return
            awake.wait(AGAIN if left else LOOKED_AT)


def _handle_all(root: Path, folder: Path, settling: places.Settling, tell: Tell, stop: threading.Event) -> bool:
    """Handle what is whole; True when something is left to be looked at again soon."""
    waiting = places.waiting(folder)
    whole = settling.whole(waiting)
    left = len(whole) < len(waiting)
    for path in whole:
        if stop.is_set():
            return False
        try:
            handled = handle(root, folder, path)
        except OSError as error:  # a full disk, or a file that somebody opened meanwhile
            tell(stuck(path, error))
            continue
        if handled is None:
            return True
        tell(handled)
    return left


class _Bell(FileSystemEventHandler):
    def __init__(self, awake: threading.Event) -> None:
        self._awake = awake

    def _ring(self, event: FileSystemEvent) -> None:
        self._awake.set()

    on_created = on_modified = on_moved = on_closed = _ring  # not when something is only looked at


@contextmanager
def _awakened_by(folder: Path, stop: threading.Event) -> Iterator[threading.Event]:
    """An event that is set when something happens in the folder; where the system cannot tell, only time does."""
    awake, observer = threading.Event(), Observer()
    observer.schedule(_Bell(awake), str(folder), recursive=False)
    try:
        observer.start()
    except OSError:
        yield awake
        return
    try:
        yield awake
    finally:
        observer.stop()
        observer.join()
