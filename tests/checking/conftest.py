"""Fixtures of every test of checking."""

import pytest

from cchc_data.checking import changes
from tests.checking.instances import prepared, root

__all__ = ["prepared", "root"]


@pytest.fixture(autouse=True)
def _without_comparing(request, monkeypatch):
    """What a draft would change costs as much as the import itself: worked out only by tests marked `compares`."""
    if "compares" not in request.keywords:
        monkeypatch.setattr(changes, "between", lambda *_: changes.Comparison())
