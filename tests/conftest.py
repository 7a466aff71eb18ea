"""What several test files share: the committed demo, as it is served and as it was entered."""

import duckdb
import pytest
from hypothesis import settings

from cchc_data import instance, snapshot
from cchc_data.schemas import TABLES
from cchc_data.store import Loaded

# How fast a shared machine is says nothing about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


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
