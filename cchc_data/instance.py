"""Where this installation keeps its data, and which of its units is being served.

That is a folder; where CCHC_DATA is the address of a bucket, the folder that follows it. An
installation holds one unit, or is a province: then each unit has a folder of its own below
`units/`, exactly as if it stood alone, and whoever works for one of them says so first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from cchc_data.bucket.address import is_address

UNITS = "units"

_DATA = Path(__file__).parents[1] / "data"
_unit: ContextVar[str] = ContextVar("unit", default="")
_asked_once: list[Callable[[], None]] = []
_asked_anew = 0


def home() -> Path:
    """The installation's folder: CCHC_DATA, else data/instance, else the demo."""
    if chosen := os.environ.get("CCHC_DATA"):
        return at(chosen)
    instance = _DATA / "instance"
    return instance if instance.is_dir() else demo()


def at(place: str | Path) -> Path:
    """A folder as it is; for the address of a bucket the folder that follows it. Raises Trouble where there can be none."""
    if not is_address(place):
        return Path(place)
    from cchc_data.bucket.following import followed  # only where there is a bucket

    return followed(place).folder


def root() -> Path:
    """The folder with CURRENT and snapshots/: that of the unit being served, else the installation's own."""
    return home() / UNITS / unit() if unit() else home()


def own() -> Path:
    """Where this installation's own data lies, or will lie: CCHC_DATA, else data/instance."""
    return Path(os.environ.get("CCHC_DATA") or _DATA / "instance")


def demo() -> Path:
    """The embedded demo snapshot, so that a fresh clone shows a working site."""
    return _DATA / "demo"


def unit() -> str:
    """Code of the unit of a province that is being served; "" for the installation itself."""
    return _unit.get()


def serve(code: str) -> None:
    """From here on this thread or task serves the unit `code`, one that the province lists."""
    _unit.set(code)


@contextmanager
def serving(code: str) -> Iterator[None]:
    """The same for as long as a request or a test takes."""
    before = _unit.set(code)
    try:
        yield
    finally:
        _unit.reset(before)


def once_a_unit(make: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: like functools.cache, apart for each unit of the installation."""
    kept = lru_cache(maxsize=None)(lambda code, *asked: make(*asked))

    @wraps(make)
    def ask(*asked: Any) -> Any:
        return kept(_unit.get(), *asked)

    ask.cache_clear = kept.cache_clear
    _asked_once.append(kept.cache_clear)
    return ask


def ask_anew() -> None:
    """Forget all that is asked once a unit: what it was made from has come, or is another now."""
    global _asked_anew
    for forget in _asked_once:
        forget()
    _asked_anew += 1


def times_asked_anew() -> int:
    """Changes when something that holds from the start on has to be made again."""
    return _asked_anew
