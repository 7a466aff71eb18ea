"""The site on the embedded demo, and the demo itself, for everything about procedures."""

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
def site() -> TestClient:
    """Our own addresses; redirects are looked at and not followed."""
    return TestClient(Starlette(routes=routes.build(PAGES)), follow_redirects=False)


@pytest.fixture(scope="session")
def codes(demo) -> list[str]:
    """Every procedure ever assigned to the commune."""
    return [row["proc_code"] for row in demo.rows("procedure_codes")]
