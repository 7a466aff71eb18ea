"""When a phone sees the first figure at `/`, and when the page answers to a touch.

The first is set beside a static page of the same content (`benchmarks.beside`) from the same
server, the second beside a Streamlit app that shows one metric. Needs Chromium.

python -m benchmarks.painting
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.beside import ADDRESS
from benchmarks.serving import HELLO
from benchmarks.timing import ROOT, server, show
from tests.browser.browsers import FLAGS

CHROMIUM = "/usr/bin/chromium"  # with its windows, as visitors have it
VISITS = 7

# As wide as a phone, and high enough that the first figure is in sight: only then it is painted.
SCREEN = {"width": 360, "height": 1600}

# Marks the first figure before it is painted; the browser then says when it was.
_WATCH = """
new MutationObserver(() => document.querySelector(".cc-tile-value")?.setAttribute("elementtiming", "figure"))
  .observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => { window.painted ??= list.getEntries()[0].renderTime; })
  .observe({ type: "element", buffered: true });
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with server(ROOT / "benchmarks" / "beside.py", "/nhe/") as (ours, _), server(hello, "/") as (bare, _):
            for address in (f"{ours}/", f"{ours}{ADDRESS}"):
                _paint(browser, address)
            visits = [
                (
                    _paint(browser, f"{ours}/"),
                    _paint(browser, f"{ours}{ADDRESS}"),
                    _ready(browser, f"{ours}/", "html.cc-taken"),
                    _ready(browser, f"{bare}/", "[data-testid='stMetric']"),
                )
                for _ in range(VISITS)
            ]
        browser.close()
    first, plain, taken, metric = (median(times) for times in zip(*visits, strict=True))
    show("first figure at /", first, "a static page of the same content", plain, 1.5 * plain)
    show("interactive at /", taken, "a hello app's metric", metric, 1.25 * metric)


def _paint(browser: Browser, address: str) -> float:
    """When the first figure was painted, in milliseconds, in a browser that has never been here."""
    page = browser.new_context(viewport=SCREEN).new_page()
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="commit")
    painted = page.wait_for_function("() => window.painted").json_value()
    page.context.close()
    return painted


def _ready(browser: Browser, address: str, selector: str) -> float:
    """Milliseconds from asking until `selector` is there, in a browser that has never been here."""
    page = browser.new_context(viewport=SCREEN).new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(selector, state="attached")
    ready = page.evaluate("performance.now()")
    page.context.close()
    return ready


if __name__ == "__main__":
    main()
