"""What is kept between visits: the store, told stories and rendered pages, all keyed by snapshot.

Nothing expires by time. A snapshot never changes, so what was told from it stays true;
when another one becomes current everything is forgotten at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, cache, lru_cache
from typing import Any

from cchc_data import instance
from cchc_data.store import Loaded, Store
from cchc_view.page import Page, Telling, View
from cchc_view.story import Block

# About 8 pages x 2 languages x a dozen periods and fields; told and rendered some 100 kB each.
MOST_KEPT = 256

_kept: list[_lru_cache_wrapper] = []
_last: list[Loaded | None] = [None]


def per_snapshot(tell: Callable[..., Any]) -> _lru_cache_wrapper:
    """Keep the answers of `tell` until another snapshot becomes current; bounded."""
    keeper = lru_cache(maxsize=MOST_KEPT)(tell)
    _kept.append(keeper)
    return keeper


@cache
def store() -> Store:
    """The one store of this process."""
    return Store(instance.root())


def current() -> Loaded | None:
    """The snapshot to serve now; forgets what was told from an older one."""
    loaded = store().current()
    if loaded is not _last[0]:
        _last[0] = loaded
        for keeper in _kept:
            keeper.cache_clear()
    return loaded


@per_snapshot
def blocks(page: Page, loaded: Loaded, view: View) -> tuple[Block, ...]:
    """A page's story, told once for each view and shared by both renderers."""
    return tuple(page.story(Telling(loaded, view)))
