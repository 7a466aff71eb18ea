"""Below a path behind a proxy the whole site works: both renderers, links, forms, assets, WebSocket, takeover."""

import pytest
from playwright.sync_api import expect
from proxy import Proxy
from serving import Server
from visiting import Visitor

from cchc_view import words as wordbook

pytestmark = pytest.mark.browser

BASE = "/cong-khai"
VI = wordbook.of("vi")


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    started = Server(tmp_path_factory.mktemp("below") / "data", f'base_path = "{BASE}"\n')
    yield started
    started.stop()


@pytest.fixture(scope="module", params=[False, True], ids=["path passed on", "path cut off"])
def proxy(request, below):
    standing = Proxy(below.port, BASE, cut=request.param)
    yield standing
    standing.stop()


@pytest.fixture
def visitor(chromium, proxy):
    with Visitor(chromium, proxy.address, 360) as one:
        yield one


def test_a_deep_link_is_painted_and_taken_over_and_its_links_and_forms_stay_below(visitor, proxy):
    visitor.open(f"{BASE}/dung-han?ky=2026-Q3")
    assert visitor.page.locator("#root h1").inner_text() == VI("on_time.question")
    visitor.page.get_by_role("navigation").get_by_role("link", name=VI("satisfaction.menu")).click()
    visitor.page.wait_for_url(f"{proxy.address}{BASE}/hai-long?ky=2026-Q3")
    visitor.told()
    assert visitor.page.locator("#root h1").inner_text() == VI("satisfaction.question")
    visitor.open(f"{BASE}/")
    box = visitor.page.get_by_role("searchbox", name=VI("search.label"))
    box.fill("khai sinh")
    box.press("Enter")
    visitor.page.wait_for_url(f"{proxy.address}{BASE}/thu-tuc?tim=khai+sinh")
    visitor.told()
    visitor.page.locator("#root .cc-card-title a").first.click()
    visitor.page.wait_for_url(f"{proxy.address}{BASE}/thu-tuc/*")
    assert visitor.trouble == []
    assert proxy.elsewhere == []


def test_a_piece_is_framed_and_sized_below_the_path(visitor, proxy):
    visitor.page.goto(f"{proxy.address}{BASE}/nhung")
    frame = visitor.page.frame_locator("iframe").first
    expect(frame.locator(".cc-tile-value").first).to_be_visible()
    code = visitor.page.locator("textarea").first.input_value()
    assert f'href="{proxy.address}{BASE}/nhung/' in code and f'src="{proxy.address}{BASE}/nhung.js"' in code
    assert visitor.trouble == [] and proxy.elsewhere == []
