"""The sample town of 2021, generated and published once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import instance, sample, snapshot
from cchc_data.commands import make_sample
from cchc_data.store import Loaded
from cchc_view import cached, routes
from pages import PAGES

SETTINGS = ("town-2021", "commune-2026")


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the town's data."""
    root = tmp_path_factory.mktemp("town") / "data"
    make_sample.write(root, sample.Setting.load("town-2021"))
    return root


@pytest.fixture(scope="session")
def town_loaded(town: Path) -> Loaded:
    """The town, loaded."""
    return Loaded(town, snapshot.current_id(town))


@pytest.fixture(scope="module", params=SETTINGS)
def served(request: pytest.FixtureRequest, town: Path) -> Iterator[tuple[str, TestClient]]:
    """The name of a setting, and its site."""
    with _site(town if request.param == "town-2021" else instance.demo()) as site:
        yield request.param, site


@pytest.fixture
def town_site(town: Path) -> Iterator[TestClient]:
    """The site of the town."""
    with _site(town) as site:
        yield site


@contextmanager
def _site(root: Path) -> Iterator[TestClient]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_DATA", str(root))
        cached.store.cache_clear()
        yield TestClient(Starlette(routes=routes.build(PAGES)), follow_redirects=False)
    cached.store.cache_clear()
