"""The site on the embedded demo, and the demo itself, for everything about procedures."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _on_the_demo(on_the_demo: None) -> None:
    """Every test here."""


@pytest.fixture(scope="session")
def codes(demo) -> list[str]:
    """Every procedure of the commune in force."""
    return [row["proc_code"] for row in demo.rows("procedures_in_force", as_of=demo.as_of)]
