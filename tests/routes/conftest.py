"""Our addresses for machines on the embedded demo, without a server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import instance
from cchc_view import cached, routes
from cchc_view.routes import startup
from cchc_view.settings import settings
from pages import PAGES


@pytest.fixture(scope="session", autouse=True)
def _on_the_demo(on_the_demo: None) -> None:
    """Every test here."""


@pytest.fixture(scope="session")
def loaded(_on_the_demo):
    return cached.current()


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], TestClient]]:
    """The demo with a site.toml of one's own, asked through everything that stands before it."""

    def use(site_toml: str) -> TestClient:
        root = Path(shutil.copytree(instance.demo(), tmp_path / "data"))
        (root / "site.toml").write_text(site_toml, "utf-8")
        monkeypatch.setenv("CCHC_DATA", str(root))
        forget()
        served = Starlette(middleware=routes.middleware(PAGES))
        return TestClient(served, follow_redirects=False, raise_server_exceptions=False)

    yield use
    monkeypatch.undo()
    forget()


def forget() -> None:
    """What is read once in a process and holds what site.toml says."""
    for once in (settings, startup.tags, cached.store):
        once.cache_clear()
