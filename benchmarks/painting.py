"""When a phone sees the first figure at `/`, and when the page answers to a touch.

The first is set beside the same content without Streamlit (`/nhe/`) from the same server,
the second beside a Streamlit app that shows one metric. Needs Chromium.

python -m benchmarks.painting
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.serving import HELLO
from benchmarks.timing import ROOT, server, show

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
VISITS = 9
FIGURE = ".cc-tile-value"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with server(ROOT / "dashboard.py", "/nhe/") as (ours, _), server(hello, "/") as (bare, _):
            visits = [
                (
                    _paint(browser, f"{ours}/"),
                    _paint(browser, f"{ours}/nhe/"),
                    _ready(browser, f"{ours}/", "html.cc-taken"),
                    _ready(browser, f"{bare}/", "[data-testid='stMetric']"),
                )
                for _ in range(VISITS)
            ]
        browser.close()
    first, plain, taken, metric = (median(times) for times in zip(*visits, strict=True))
    show("first figure at /", first, "the same page without Streamlit", plain, 1.5 * plain)
    show("interactive at /", taken, "a hello app's metric", metric, 1.25 * metric)


def _paint(browser: Browser, address: str) -> float:
    """First contentful paint in milliseconds, in a browser that has never been here."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(FIGURE)
    page.wait_for_function(PAINTED)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.context.close()
    return painted


def _ready(browser: Browser, address: str, selector: str) -> float:
    """Milliseconds from asking until `selector` is there, in a browser that has never been here."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(selector, state="attached")
    ready = page.evaluate("performance.now()")
    page.context.close()
    return ready


if __name__ == "__main__":
    main()
