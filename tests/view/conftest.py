"""The site on the embedded demo, and on folders of one's own, without a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cchc_data import instance
from cchc_view import cached


@pytest.fixture(scope="session", autouse=True)
def _on_the_demo(on_the_demo: None) -> None:
    """Every test here."""


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Make the site read another folder for one test."""

    def use(root: Path) -> None:
        monkeypatch.setenv("CCHC_DATA", str(root))
        cached.store.cache_clear()

    yield use
    cached.store.cache_clear()


@pytest.fixture
def own_copy(tmp_path: Path) -> Path:
    """A copy of the demo that a test may spoil."""
    return Path(shutil.copytree(instance.demo(), tmp_path / "data"))
