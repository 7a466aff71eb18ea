"""What is kept between visits: snapshots, told stories and rendered pages, all keyed by snapshot.

Nothing expires by time. A snapshot never changes, so what was told from it stays true;
when another one becomes current everything told of that unit is forgotten at once. Of older
snapshots a few stay loaded, and nothing told from them is kept: they are looked at rarely, and
there are many. Of the units of a province those asked for last stay loaded.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from cchc_data import instance, lineage
from cchc_data.bucket.following import copy_of
from cchc_data.bucket.trouble import Trouble
from cchc_data.pointer import stamp
from cchc_data.snapshot import SnapshotError
from cchc_data.store import Loaded, Store
from cchc_view.page import SNAPSHOT, Page, Telling, View
from cchc_view.story import Block

# About 8 pages x 2 languages x a dozen periods and fields; told and rendered some 100 kB each.
MOST_KEPT = 256
MOST_OLDER = 3
# Loading one takes 0.3 s, keeping one some 15 MB.
MOST_UNITS = 32

_all: list[PerSnapshot] = []
_older_kept: OrderedDict[tuple[Path, str], Loaded] = OrderedDict()
_older_lock = threading.Lock()


class PerSnapshot:
    """Keeps the answers of a function until another snapshot becomes current; bounded, each made once.

    `ready(...)` gives an answer only if it is kept, so that an event loop can send it at
    once and leave the making of a new one to a thread.
    """

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make
        self._kept: OrderedDict[tuple, Any] = OrderedDict()
        self._lock = threading.Lock()
        self._turns: dict[tuple, threading.Lock] = {}
        _all.append(self)

    def __call__(self, *key: Any) -> Any:
        answer = self.ready(*key)
        if answer is None:
            with self._turn(instance.unit(), key):  # a crowd after a publication waits for the one who makes it
                answer = self.ready(*key)
                return self._made(*key) if answer is None else answer
        return answer

    def _made(self, *key: Any) -> Any:
        answer = self._make(*key)
        if any(isinstance(part, Loaded) and part is not _served().loaded for part in key):
            return answer
        with self._lock:
            self._kept[instance.unit(), key] = answer
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return answer

    @contextmanager
    def _turn(self, *asked: Any) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(asked, threading.Lock())
        try:
            with turn:
                yield
        finally:
            with self._lock:
                self._turns.pop(asked, None)

    def ready(self, *key: Any) -> Any | None:
        asked = instance.unit(), key
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def forget(self, unit: str) -> None:
        with self._lock:
            for asked in [one for one in self._kept if one[0] == unit]:
                del self._kept[asked]


def per_snapshot(make: Callable[..., Any]) -> PerSnapshot:
    """Decorator: keep the answers of `make` (never None) for as long as a snapshot is current."""
    return PerSnapshot(make)


@dataclass
class _Served:
    """A unit as it is served: its store, and what CURRENT was when `loaded` was loaded."""

    store: Store
    stamp: tuple[int, int, int] | None = None
    loaded: Loaded | None = None


class Stores:
    """The store of the unit being served; those of the MOST_UNITS units asked for last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Served] = OrderedDict()
        self._latest: tuple[str, _Served | None] = ("", None)
        self._lock = threading.Lock()

    def __call__(self) -> Store:
        return self.served().store

    def served(self) -> _Served:
        unit, served = self._latest  # what an installation of one unit is asked for every time
        if served is not None and unit == instance.unit():
            return served
        unit = instance.unit()
        with self._lock:
            served = self._kept.get(unit)
            if served is None:
                served = self._kept[unit] = _Served(Store(instance.root()))
                while len(self._kept) > MOST_UNITS:
                    _forget(self._kept.popitem(last=False)[0])
            self._kept.move_to_end(unit)
            self._latest = unit, served
            return served

    def cache_clear(self) -> None:
        with self._lock:
            for unit in self._kept:
                _forget(unit)
            self._kept.clear()
            self._latest = "", None


store = Stores()
_served = store.served


def _forget(unit: str) -> None:
    """Forget all that was told of a unit."""
    for keeper in _all:
        keeper.forget(unit)


def current() -> Loaded | None:
    """The snapshot to serve now; forgets what was told from an older one.

    Asked for by every request, so CURRENT is read only when the file is another than before.
    """
    served = _served()
    now = stamp(served.store.root)
    if served.loaded is not None and now == served.stamp:
        return served.loaded
    before, fresh = served.loaded, served.store.current()
    served.stamp, served.loaded = now, fresh
    if fresh is not before:
        _forget(instance.unit())
    return fresh


def state() -> str:
    """How it stands with what is served: as `Store.state` says, or "unreachable" where newer data could not be seen."""
    told = store().state
    found = trouble()
    if found is None or told != "ok":
        return told
    return "degraded" if found.is_damage else "unreachable"


def trouble() -> Trouble | None:
    """What is the matter with the bucket that the data comes from; None where all is well, or there is none."""
    copy = copy_of(store().root)
    return copy.told() if copy else None


@per_snapshot
def chain(loaded: Loaded) -> tuple[Mapping[str, Any], ...]:
    """Manifests of the snapshot and of all those it stands on, newest first."""
    return tuple(lineage.chain(store().root, loaded.manifest))


def asked(query: Mapping[str, str]) -> Loaded | None:
    """The snapshot that an address asks for: one that the current one stands on, otherwise the current one.

    Drafts, and snapshots that were taken back, are in no chain: nobody can look at them here.
    """
    now, wanted = current(), query.get(SNAPSHOT, "")
    if now is None or wanted in ("", now.id):
        return now
    known = any(manifest["id"] == wanted for manifest in chain(now))
    return (kept_loaded(wanted) if known else None) or now


def kept_loaded(wanted: str) -> Loaded | None:
    """A snapshot, or a draft, that is not current; a few stay loaded, None when it is damaged.

    One is loaded at a time. Who may see it is the caller's business.
    """
    key = store().root, wanted
    if key not in _older_kept and (copy := copy_of(key[0])) and not copy.fetched(wanted):
        return None
    with _older_lock:
        if key not in _older_kept:
            try:
                _older_kept[key] = Loaded(*key)
            except (SnapshotError, duckdb.Error):
                return None
            if len(_older_kept) > MOST_OLDER:
                _older_kept.popitem(last=False)
        _older_kept.move_to_end(key)
        return _older_kept[key]


@per_snapshot
def blocks(page: Page, loaded: Loaded, view: View) -> tuple[Block, ...]:
    """A page's story, told once for each view and shared by both renderers."""
    return tuple(page.story(Telling(loaded, view)))
