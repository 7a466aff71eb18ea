"""A province of three: one generated, one drawn by hand, one that has never published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from provinces import DRAWN, GENERATED, SILENT, publish
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import province, sample
from cchc_data.commands import make_province
from cchc_data.province.following import Following
from cchc_data.sample.province import listed, planned
from cchc_view import cached, routes
from cchc_view.routes import province as addresses
from cchc_view.settings import settings
from pages import PAGES


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its data folder; tests must not change what lies there."""
    found = tmp_path_factory.mktemp("province") / "data"
    units = [unit for unit in listed() if unit.code in (GENERATED, DRAWN, SILENT)]
    make_province.describe(found, units)
    make_province.publish(found, next(planned(units[:1], sample.SEED)))
    publish(found, DRAWN)
    return found


@pytest.fixture(scope="session")
def following(home: Path) -> Following:
    """Every unit measured once."""
    found = Following(province.load(home))
    found.look()
    return found


@pytest.fixture(scope="module")
def front(home: Path, following: Following) -> Iterator[TestClient]:
    """Asks as a visitor does, through everything that stands before our addresses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_DATA", str(home))
        patch.setattr(addresses, "followed", lambda home: following)
        patch.setattr(following, "start", lambda changed: None)
        forget()
        served = Starlette(middleware=routes.middleware(PAGES))
        yield TestClient(served, follow_redirects=False, raise_server_exceptions=False)
    forget()


def forget() -> None:
    settings.cache_clear()
    cached.store.cache_clear()


