"""Our addresses for machines on the embedded demo, without a server."""

from __future__ import annotations

import pytest

from cchc_view import cached


@pytest.fixture(scope="session", autouse=True)
def _on_the_demo(on_the_demo: None) -> None:
    """Every test here."""


@pytest.fixture(scope="session")
def loaded(_on_the_demo):
    return cached.current()
