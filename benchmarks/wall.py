"""Does the screen on the wall grow? Memory of page and server while snapshots change and the line drops.

python -m benchmarks.wall [MINUTES]     (30 by default; needs Chromium and Linux)

Every minute, after a garbage collection: JavaScript heap, DOM nodes and event listeners as the
browser counts them, and the resident memory of the page's process and of the server's. Every
third minute another snapshot becomes current; every tenth the server is stopped for 25 seconds.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.painting import CHROMIUM
from benchmarks.timing import streamlit, wait_for
from cchc_data import instance, sample, snapshot
from tests.browser.browsers import FLAGS

HEAD = ("minute", "heap kB", "nodes", "listeners", "page MB", "server MB", "shown")
WARM = 5  # minutes until everything was shown, changed and lost once
MOST_GROWTH = 1.10


def main(minutes: int) -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "data"
        shutil.copytree(instance.demo(), root)
        ids = [snapshot.current_id(root), _second(root)]
        address, process = streamlit("dashboard.py", root)
        try:
            wait_for(f"{address}/healthz")
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            rows = _watch(browser, process, address, root, ids, minutes)
        finally:
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait(10)
    return _verdict(rows)


def _second(root: Path) -> str:
    return snapshot.write(
        root, sample.sample(seed=7), sample.Setting.load().org, created_at=datetime.now(UTC), sources=[], illustrative=True
    )


def _watch(
    browser: Browser, process: subprocess.Popen[bytes], address: str, root: Path, ids: list[str], minutes: int
) -> list[tuple[float, ...]]:
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{address}/theo-doi?man-hinh=1")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    renderer = _renderer(browser)
    print(*(f"{name:>10}" for name in HEAD), flush=True)
    rows = []
    for minute in range(1, minutes + 1):
        page.wait_for_timeout(60_000)
        rows.append((minute, *_measured(devtools), _resident(renderer), _resident(process.pid)))
        print(*(f"{value:>10.0f}" for value in rows[-1]), f"{_shown(page):>20}", flush=True)
        if minute % 3 == 0:
            snapshot.make_current(root, ids[minute // 3 % 2])
        if minute % 10 == 4:
            _drop(page, process)
    return rows


def _drop(page: Page, process: subprocess.Popen[bytes]) -> None:
    """The line is gone for a while: the screen keeps what it shows, says so, and comes back."""
    before = page.inner_text("#w-board .w-head")
    process.send_signal(signal.SIGSTOP)
    page.wait_for_selector("#w-lost:not([hidden])", timeout=25_000)
    assert page.inner_text("#w-board .w-head") == before
    process.send_signal(signal.SIGCONT)
    page.wait_for_selector("#w-lost", state="hidden", timeout=25_000)


def _measured(devtools: CDPSession) -> tuple[float, float, float]:
    devtools.send("HeapProfiler.collectGarbage")
    found = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
    return found["JSHeapUsedSize"] / 1024, found["Nodes"], found["JSEventListeners"]


def _renderer(browser: Browser) -> int:
    """Process id of the page: the largest renderer of this browser."""
    known = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return max((one["id"] for one in known if one["type"] == "renderer"), key=_resident)


def _resident(pid: int) -> float:
    """Resident memory in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    [line] = [line for line in lines if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def _shown(page: Page) -> str:
    return page.inner_text(".w-panel:not([hidden]) h2")[:20]


def _verdict(rows: list[tuple[float, ...]]) -> int:
    """The last quarter beside the first after warming up; more than a tenth is growth."""
    settled = rows[WARM:]
    quarter = max(1, len(settled) // 4)
    grew = False
    for place, name in enumerate(HEAD[1:6], start=1):
        first, last = (sum(row[place] for row in part) / quarter for part in (settled[:quarter], settled[-quarter:]))
        grew |= last > MOST_GROWTH * first
        print(f"{name}: {first:.0f} at first, {last:.0f} at last, {100 * (last / first - 1):+.1f} %")
    print("GROWS" if grew else "flat")
    return int(grew)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
