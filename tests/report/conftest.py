"""The report of several periods on the embedded demo, written once."""

from __future__ import annotations

from functools import cache

import pytest
from office import NO_OFFICE

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


def pytest_terminal_summary(terminalreporter) -> None:
    """Say once more, where everybody looks, that no document was opened in an office programme."""
    if any(NO_OFFICE in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.section("LIBREOFFICE TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(NO_OFFICE)
