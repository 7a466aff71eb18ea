"""Streamlit takes over from our first paint without anybody noticing: nobody is moved, interrupted or left without."""

import pytest
from playwright.sync_api import expect
from visiting import Visitor

from cchc_view import words as wordbook
from pages import PAGES

pytestmark = pytest.mark.browser

VI = wordbook.of("vi")

@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_in_a_frame_either(chromium, calm, width):
    """Pages that stand alone: test_addresses.py."""
    with Visitor(chromium, calm.address, width) as visitor:
        for page in PAGES[:3]:
            visitor.open(f"/{page.path}?embed=true")
            assert visitor.disturbed() == [], page.key


@pytest.fixture
def held(chromium, calm):
    """A visitor whose Streamlit starts only when `start` is called, on a phone."""
    with Visitor(chromium, calm.address, 360) as visitor:
        waiting = []
        visitor.page.route("**/static/js/index.*.js", lambda route: waiting.append(route))

        def start() -> None:
            visitor.page.wait_for_timeout(100)
            for route in waiting:
                route.continue_()

        visitor.start = start
        yield visitor


def test_whoever_has_scrolled_keeps_his_place(held):
    held.page.goto(f"{held.address}/dung-han")
    title = held.page.locator("#cc-first h2").last
    title.scroll_into_view_if_needed()
    before, text = title.evaluate("(one) => one.getBoundingClientRect().top"), title.inner_text()
    held.start()
    held.told()
    after = held.page.locator("#root h2", has_text=text).evaluate("(one) => one.getBoundingClientRect().top")
    assert abs(after - before) <= 8


def test_what_was_unfolded_stays_so_and_the_keyboard_stays_where_it_is(held):
    held.page.goto(f"{held.address}/dung-han")
    fold = held.page.locator("#cc-first summary").first
    fold.click()
    fold.focus()
    held.start()
    held.told()
    assert held.page.locator("#root details").first.evaluate("(fold) => fold.open")
    expect(held.page.locator("#root summary").first).to_be_focused()


def test_whoever_is_typing_is_not_interrupted_and_loses_nothing(held):
    held.page.goto(f"{held.address}/")
    box = held.page.locator("#cc-first input[type=search]")
    box.press_sequentially("khai")
    held.start()
    held.page.wait_for_selector("#root footer.cc", state="attached")
    held.page.wait_for_timeout(500)
    box.press_sequentially(" sinh")
    held.page.locator("h1").first.click()  # looks up from the box
    held.page.wait_for_timeout(300)
    expect(box).to_have_value("khai sinh")
    box.press("Enter")
    held.page.wait_for_url("**/thu-tuc?tim=khai+sinh")


def test_where_no_websocket_gets_through_our_page_stays_and_can_be_used(chromium, calm):
    with Visitor(chromium, calm.address, 360) as visitor:
        page = visitor.page
        page.route_web_socket("**/_stcore/stream", lambda socket: socket.close())
        page.goto(f"{visitor.address}/dung-han")
        page.wait_for_timeout(3000)
        expect(page.locator("#cc-first h1")).to_be_visible()
        assert page.get_by_role("dialog").count() == 0
        page.get_by_label(VI("scope.period")).select_option("2026-Q3")
        page.wait_for_url("**/dung-han?ky=2026-Q3&linh-vuc=")
        expect(page.locator("#cc-first .cc-tile-date").first).to_contain_text("Quý III/2026")
        page.get_by_role("link", name=VI("site.light")).click()
        page.wait_for_url("**/nhe/dung-han?ky=2026-Q3")
