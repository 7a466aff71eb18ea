"""What several test files share: the committed demo, as it is served and as it was entered."""

import gc
from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import settings
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cchc_data import instance, snapshot
from cchc_data.schemas import TABLES
from cchc_data.store import Loaded
from cchc_view import cached, routes
from pages import PAGES

# Libraries and snapshots stay in memory to the end: looking through them for rubbish every 700 objects took a quarter of the time.
gc.set_threshold(200_000, 20, 100)

# How fast a shared machine is says nothing about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """What has been imported by now is never rubbish."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def demo():
    """The committed demo snapshot, loaded once."""
    root = instance.demo()
    return Loaded(root, snapshot.current_id(root))


@pytest.fixture(scope="session")
def demo_work(demo):
    """Row-level tables of the committed demo by name; tests must not change them."""
    folder = snapshot.folder(instance.demo(), demo.id) / "work"
    with duckdb.connect() as database:
        return {name: database.read_parquet(str(folder / f"{name}.parquet")).df() for name in TABLES}


@pytest.fixture(scope="session")
def on_the_demo() -> Iterator[None]:
    """The site's one store reads the embedded demo, whatever the machine has set."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCHC_DATA", str(instance.demo()))
        cached.store.cache_clear()
        yield
    cached.store.cache_clear()


@pytest.fixture(scope="session")
def machines(on_the_demo: None) -> Starlette:
    """Every address of the house, without what only a server adds."""
    return Starlette(routes=routes.build(PAGES))


@pytest.fixture(scope="session")
def front(on_the_demo: None) -> TestClient:
    """Asks as a visitor does, through everything that stands before our addresses; nothing stands behind them."""
    served = Starlette(middleware=routes.middleware(PAGES))
    return TestClient(served, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def site(machines: Starlette) -> TestClient:
    """Asks our own addresses; redirects are looked at and not followed."""
    return TestClient(machines, follow_redirects=False)
