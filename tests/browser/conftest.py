"""A real Chromium and a real server; without Chromium the tests are skipped, loudly."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from browsers import FLAGS, NAMES, installed
from playwright.sync_api import Browser, sync_playwright
from provider import Provider
from serving import Server

from cchc_data import instance
from tests.checking.instances import ORG_TOML

OFFICIALS = 'nhap = ["an@xa.vn"]\nduyet = ["binh@xa.vn"]\n'
NO_BROWSER = f"NO BROWSER: none of {', '.join(NAMES)} is installed, so what a visitor sees was not tested"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = installed()
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose data nobody changes."""
    started = Server(tmp_path_factory.mktemp("calm") / "data")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("server") / "data")
    yield started
    started.stop()


@pytest.fixture(scope="session")
def provider():
    started = Provider()
    for name in ("an", "binh", "la"):
        started.know(name, email=f"{name}@xa.vn", email_verified=True)
    started.know("gia", email="an@xa.vn", email_verified=False)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def office(provider, tmp_path_factory):
    """The site of an installation with officials who log in at the provider."""
    folder = tmp_path_factory.mktemp("office")
    root = folder / "data"
    shutil.copytree(instance.demo(), root)
    (root / "org.toml").write_text(ORG_TOML, "utf-8")
    (root / "officials.toml").write_text(OFFICIALS, "utf-8")
    started = Server(root, options=lambda address: [f"--secrets.files={provider.secrets(folder, address)}"])
    yield started
    started.stop()


def pytest_terminal_summary(terminalreporter) -> None:
    """Say once more, where everybody looks, that nothing was seen in a browser."""
    if any(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(NO_BROWSER)
