"""The answers that were asked for last: pages in two languages, tiles, charts and files ask the same of a snapshot."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

MOST_ANSWERS, MOST_ROWS = 256, 64  # of one snapshot, and of one answer: what is larger is not kept

Rows = list[dict[str, Any]]


class Remembered:
    """Small answers of one snapshot, which never changes, so none of them grows old; safe to share between threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Any, ...], Rows] = OrderedDict()
        self._lock = threading.Lock()

    def rows(self, query: str, values: Mapping[str, Any], ask: Callable[[], Rows]) -> Rows:
        """What `ask` answers, asked once; each caller gets rows of its own."""
        key = (query, *((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(values.items())))
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
        if found is None:
            found = ask()
            self._keep(key, found)
        return [dict(row) for row in found]

    def _keep(self, key: tuple[Any, ...], rows: Rows) -> None:
        if len(rows) > MOST_ROWS:
            return
        with self._lock:
            self._kept[key] = rows
            if len(self._kept) > MOST_ANSWERS:
                self._kept.popitem(last=False)
