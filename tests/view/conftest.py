"""The site on the embedded demo, and on folders of one's own, without a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import instance
from cchc_view import cached, routes
from pages import PAGES


@pytest.fixture(scope="session", autouse=True)
def _on_the_demo() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_DATA", str(instance.demo()))
        cached.store.cache_clear()
        yield
    cached.store.cache_clear()


@pytest.fixture(scope="session")
def site() -> TestClient:
    """Our own addresses."""
    return TestClient(Starlette(routes=routes.build(PAGES)), follow_redirects=False)


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
