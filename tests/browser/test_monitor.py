"""The live monitor and the wall in a browser: they follow what is published, and say when they cannot."""

import signal
import time
from datetime import datetime

import pytest
from playwright.sync_api import expect
from serving import Server
from visiting import Visitor

from cchc_data import sample, snapshot
from cchc_view import words as wordbook
from tests.english import english_in

pytestmark = pytest.mark.browser

VI = wordbook.of("vi")
WALL = "/theo-doi?man-hinh=1"


@pytest.fixture(scope="module")
def other(server: Server) -> str:
    """A second snapshot of the server's folder, not yet public."""
    return snapshot.write(
        server.root, sample.sample(seed=7), sample.Setting.load().org, created_at=datetime(2026, 11, 2), sources=[], illustrative=True
    )


@pytest.fixture
def both(server, other):
    """(the snapshot that is public, one that could be); afterwards the first is public again."""
    first = snapshot.current_id(server.root)
    yield first, other
    snapshot.make_current(server.root, first)


def stopped(server):
    server._process.send_signal(signal.SIGSTOP)


def goes_on(server):
    server._process.send_signal(signal.SIGCONT)


def test_an_open_monitor_shows_a_new_snapshot_within_ten_seconds_and_was_not_reloaded(chromium, server, both):
    first, second = both
    with Visitor(chromium, server.address) as visitor:
        page = visitor.open("/theo-doi")
        expect(page.locator("#root .cc-footer")).to_contain_text(first)
        before = visitor.tiles()
        page.evaluate("window.stayed = true")
        snapshot.make_current(server.root, second)
        published = time.monotonic()
        expect(page.locator("#root .cc-footer")).to_contain_text(second, timeout=15_000)
        assert time.monotonic() - published < 10
        assert page.evaluate("window.stayed") is True
        assert visitor.tiles() != before
        assert visitor.trouble == []
        assert [english for text in visitor.texts() for english in english_in(text)] == []
        assert visitor.violations(leave_out=["[data-testid=stSelectbox]"]) == []


def test_a_lost_connection_is_said_in_vietnamese_and_unsaid_when_it_is_back(chromium, server):
    with Visitor(chromium, server.address, 360) as visitor:
        page = visitor.open("/theo-doi")
        shown = visitor.tiles()
        visitor.context.set_offline(True)
        expect(page.locator(".cc-lost")).to_contain_text("Mất kết nối với máy chủ từ", timeout=15_000)
        assert visitor.tiles() == shown
        assert [english for text in visitor.texts() for english in english_in(text)] == []
        visitor.context.set_offline(False)
        expect(page.locator(".cc-lost")).to_be_hidden(timeout=30_000)


def test_the_monitor_is_drilled_from_field_to_procedure(chromium, server):
    with Visitor(chromium, server.address) as visitor:
        page = visitor.open("/theo-doi")
        page.locator("#root .cc-table a").first.click()
        visitor.told()
        assert "linh-vuc=" in page.url
        expect(page.locator("#root .cc-table").first).to_contain_text(VI("table.procedure"))


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (3840, 2160)])
def test_every_panel_fits_the_screen_and_is_large_enough_for_five_metres(chromium, server, size):
    with Visitor(chromium, server.address) as visitor:
        page = visitor.page
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(server.address + WALL)
        panels = page.locator(".w-panel")
        assert panels.count() >= 5
        for number in range(panels.count()):
            page.evaluate("n => document.querySelectorAll('.w-panel').forEach((p, i) => { p.hidden = i !== n; })", number)
            assert page.evaluate(OUTSIDE) == []
            # A fiftieth of the width: on a screen of a metre, two centimetres.
            assert page.evaluate(SMALLEST) >= size[0] / 50
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


OUTSIDE = """() => {
  const foot = document.querySelector(".w-foot").getBoundingClientRect().top;
  return [...document.querySelectorAll(".w-panel:not([hidden]) *")]
    .filter((e) => e.getBoundingClientRect().bottom > foot + 1 || e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.outerHTML.slice(0, 80));
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.nodeValue.trim()))
  .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""


def test_the_wall_turns_its_panels_follows_and_asks_for_little(chromium, server, both):
    first, second = both
    with Visitor(chromium, server.address) as visitor:
        page = visitor.page
        page.clock.install()
        asked = []
        page.on("response", lambda response: asked.append((response.url.rsplit("/", 1)[-1], response.status)))
        page.goto(server.address + WALL)
        title = page.locator(".w-panel:not([hidden]) h2")
        seen = [title.inner_text()]
        for _ in range(3):
            page.clock.run_for(12_100)
            seen.append(title.inner_text())
        assert len(set(seen)) == 4
        numbers = page.locator(".w-numbers").inner_text()
        snapshot.make_current(server.root, second)
        for _ in range(3):
            page.clock.run_for(8_100)
            page.wait_for_timeout(500)
        other = "before => document.querySelector('.w-numbers').innerText !== before"
        page.wait_for_function(other, arg=numbers, timeout=10_000)
        assert visitor.trouble == [] and visitor.hosts == {f"127.0.0.1:{server.port}"}
        assert [english for text in visitor.texts() for english in english_in(text)] == []
        assert {name.split("?")[0] for name, _ in asked} <= {"theo-doi", "man-hinh.js", "bang"}


def test_the_wall_keeps_its_last_good_content_and_says_since_when(chromium, server):
    with Visitor(chromium, server.address) as visitor:
        page = visitor.page
        page.clock.install()
        page.goto(server.address + WALL)
        head = page.locator("#w-board .w-head").inner_text()
        stopped(server)
        try:
            page.clock.run_for(8_100)
            page.clock.run_for(6_100)
            expect(page.locator("#w-lost")).to_contain_text("Mất kết nối từ", timeout=15_000)
            assert page.locator("#w-board .w-head").inner_text() == head
            assert page.locator(".w-panel").count() >= 5
        finally:
            goes_on(server)
        page.clock.run_for(8_100)
        expect(page.locator("#w-lost")).to_be_hidden(timeout=15_000)


def test_without_motion_nothing_moves_on_the_wall(chromium, server):
    with Visitor(chromium, server.address, reduced_motion="reduce") as visitor:
        visitor.page.goto(server.address + WALL)
        assert visitor.page.evaluate("getComputedStyle(document.querySelector('.w-panel')).animationName") == "none"
    with Visitor(chromium, server.address, reduced_motion="no-preference") as visitor:
        visitor.page.goto(server.address + WALL)
        assert visitor.page.evaluate("getComputedStyle(document.querySelector('.w-panel')).animationName") == "w-in"
