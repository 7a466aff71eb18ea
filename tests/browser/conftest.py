"""A real Chromium and a real server of one's own; without Chromium the tests are skipped, loudly."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from cchc_data import instance

HOUSE = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NO_BROWSER = f"NO BROWSER: none of {', '.join(NAMES)} is installed, so what a visitor sees was not tested"

# One address of the machine asks for more than any visitor does.
SITE_TOML = "connections_per_minute = 100000\nper_minute = 100000\n"


class Server:
    """`streamlit run dashboard.py` on a folder of its own and a free port; ready when it listens."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(instance.demo(), root)
        (root / "site.toml").write_text(SITE_TOML)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        where = [f"--server.port={self.port}", "--server.address=127.0.0.1"]
        self._log = (root / "server.log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", *where],
            cwd=HOUSE,
            env=os.environ | {"CCHC_DATA": str(root)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    @property
    def log(self) -> str:
        return (self.root / "server.log").read_text("utf-8")

    def _wait(self) -> None:
        """Until the port answers; nothing is asked for, so that a test's request is the first."""
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError(f"the server stopped:\n{self.log}")
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"the server does not answer:\n{self.log}")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("server") / "data")
    yield started
    started.stop()


def pytest_terminal_summary(terminalreporter) -> None:
    """Say once more, where everybody looks, that nothing was seen in a browser."""
    if any(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(NO_BROWSER)
