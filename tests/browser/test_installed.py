"""As an installation sets it up: below a path behind a proxy, framed only by the pages it names."""

import pytest
from hosts import Host
from playwright.sync_api import expect
from proxy import Proxy
from serving import Server
from visiting import Visitor

from cchc_view import words as wordbook

pytestmark = pytest.mark.browser

BASE = "/cong-khai"
VI = wordbook.of("vi")


@pytest.fixture(scope="module")
def town():
    """The one page that may frame us."""
    standing = Host()
    yield standing
    standing.stop()


@pytest.fixture(scope="module")
def stranger():
    standing = Host()
    yield standing
    standing.stop()


@pytest.fixture(scope="module")
def below(tmp_path_factory, town):
    named = f'base_path = "{BASE}"\nframe_embeds = ["{town.address}"]\n'
    started = Server(tmp_path_factory.mktemp("below") / "data", named)
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


# A page that frames us and writes down every answer it gets to its greetings.
_GREETS = """<iframe src="{address}" onload="setInterval(() => this.contentWindow.postMessage({{type: 'cc-nhung'}}, '*'), 50)"></iframe>
<script>window.told = []; addEventListener("message", (event) => told.push([event.origin, event.data]))</script>"""
FRAMED = ["nhung/on_time_pct", "dung-han?embed=true", "nhe/dung-han?embed=true"]


@pytest.mark.parametrize("path", FRAMED)
def test_only_a_page_that_was_named_gets_an_embed_into_its_frame(chromium, below, town, stranger, path):
    for host, shown in ((town, True), (stranger, False)):
        with Visitor(chromium, host.address) as reader:
            page = host.put("/", f'<iframe src="{below.address}{BASE}/{path}"></iframe>')
            reader.page.goto(page)
            text = reader.page.frame_locator("iframe").get_by_text("95,4%").first
            expect(text).to_be_visible() if shown else reader.page.wait_for_timeout(500)
            assert (reader.page.frames[1].url == f"{below.address}{BASE}/{path}") == shown


@pytest.mark.parametrize("path", ["dung-han", "nhe/dung-han", "nhung", "thu-tuc/1.001193"])
def test_the_site_itself_gets_into_no_frame_of_another_page(chromium, below, town, path):
    with Visitor(chromium, town.address) as reader:
        reader.page.goto(town.put("/", f'<iframe src="{below.address}{BASE}/{path}"></iframe>'))
        reader.page.wait_for_timeout(500)
        assert reader.page.frames[1].url.startswith("chrome-error:")


def without_policy(route) -> None:
    """As in a browser that knows no policy."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={n: v for n, v in answer.headers.items() if n != "content-security-policy"})


def test_a_piece_tells_its_height_to_no_page_that_was_not_named(chromium, below, town, stranger):
    """Even in a browser that lets every page frame every other, our script looks at who asks."""
    greets = _GREETS.format(address=f"{below.address}{BASE}/nhung/on_time_pct")
    for host, answers in ((town, True), (stranger, False)):
        with Visitor(chromium, host.address) as reader:
            reader.page.route(f"{below.address}/**", without_policy)
            reader.page.goto(host.put("/", greets))
            expect(reader.page.frame_locator("iframe").locator(".cc-tile-value")).to_be_visible()
            reader.page.wait_for_timeout(500)
            told = reader.page.evaluate("told")
            assert bool(told) == answers
            assert {origin for origin, _ in told} <= {below.address}


# What a page that Streamlit trusts may order it to do.
_ORDER = """(address) => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.src = address;
  setInterval(() => frame.contentWindow.postMessage({ stCommVersion: 1, type: "UPDATE_HASH", hash: "#lenh" }, "*"), 100);
}"""


def test_a_page_that_may_frame_streamlit_may_still_not_give_it_orders(chromium, below, town):
    for where, obeyed in ((town.put("/", ""), False), (f"{below.address}{BASE}/dung-han", True)):
        with Visitor(chromium, town.address) as reader:
            reader.page.goto(where)
            reader.page.evaluate(_ORDER, f"{below.address}{BASE}/dung-han?embed=true")
            reader.page.wait_for_function("frames.length === 1")
            inside = reader.page.frames[1]
            inside.wait_for_selector("html.cc-taken", state="attached")
            reader.page.wait_for_timeout(500)
            assert inside.url.endswith("#lenh") == obeyed, where
