"""The report of several periods on the embedded demo, written once."""

from __future__ import annotations

from functools import cache

import pytest

from cchc_data.store import Loaded
from cchc_view import report
from cchc_view.page import Telling, View

@pytest.fixture(scope="session")
def written(demo: Loaded):
    """`written(period, kind)`: the bytes of a report, made once."""
    return cache(lambda period, kind: report.write(demo, period, kind))


@pytest.fixture(scope="session")
def telling(demo: Loaded):
    """`telling(period)`: what the site tells a page of that period from."""
    return lambda period: Telling(demo, View("vi", period))
