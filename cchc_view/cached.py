"""What is kept between visits: the store, told stories and rendered pages, all keyed by snapshot.

Nothing expires by time. A snapshot never changes, so what was told from it stays true;
when another one becomes current everything is forgotten at once.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from cchc_data import instance
from cchc_data.store import Loaded, Store
from cchc_view.page import Page, Telling, View
from cchc_view.story import Block

# About 8 pages x 2 languages x a dozen periods and fields; told and rendered some 100 kB each.
MOST_KEPT = 256

_all: list[PerSnapshot] = []
_last: list[tuple[object, Loaded | None]] = [(None, None)]


class PerSnapshot:
    """Keeps the answers of a function until another snapshot becomes current; bounded.

    `ready(...)` gives an answer only if it is kept, so that an event loop can send it at
    once and leave the making of a new one to a thread.
    """

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make
        self._kept: OrderedDict[tuple, Any] = OrderedDict()
        self._lock = threading.Lock()
        _all.append(self)

    def __call__(self, *key: Any) -> Any:
        answer = self.ready(*key)
        if answer is None:
            answer = self._make(*key)
            with self._lock:
                self._kept[key] = answer
                if len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return answer

    def ready(self, *key: Any) -> Any | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


def per_snapshot(make: Callable[..., Any]) -> PerSnapshot:
    """Decorator: keep the answers of `make` (never None) for as long as a snapshot is current."""
    return PerSnapshot(make)


@cache
def store() -> Store:
    """The one store of this process."""
    return Store(instance.root())


def current() -> Loaded | None:
    """The snapshot to serve now; forgets what was told from an older one.

    Asked for by every request, so CURRENT is read only when the file is another than before.
    """
    stamp = (store(), _stamp(store().root))
    before, loaded = _last[0]
    if loaded is not None and stamp == before:
        return loaded
    fresh = store().current()
    _last[0] = (stamp, fresh)
    if fresh is not loaded:
        for keeper in _all:
            keeper.forget()
    return fresh


def _stamp(root: Path) -> tuple[int, int, int] | None:
    """Changes whenever CURRENT is written or replaced; None when it is not there."""
    try:
        found = os.stat(f"{root}/CURRENT")
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@per_snapshot
def blocks(page: Page, loaded: Loaded, view: View) -> tuple[Block, ...]:
    """A page's story, told once for each view and shared by both renderers."""
    return tuple(page.story(Telling(loaded, view)))
