"""Our addresses for machines on the embedded demo, without a server."""

from __future__ import annotations

from collections.abc import Iterator

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
def machines() -> Starlette:
    """Every address of the house, without what only a server adds."""
    return Starlette(routes=routes.build(PAGES))


@pytest.fixture(scope="session")
def site(machines: Starlette) -> TestClient:
    return TestClient(machines, follow_redirects=False)


@pytest.fixture(scope="session")
def loaded(_on_the_demo):
    return cached.current()
