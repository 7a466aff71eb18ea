"""A line pasted into a page of another origin becomes a frame as high as its content, and stays what it is."""

import html
import json

import pytest
from hosts import Host
from playwright.sync_api import expect
from visiting import Visitor

from cchc_view import words as wordbook
from cchc_view.pieces import KINDS

pytestmark = pytest.mark.browser

VI, EN = wordbook.of("vi"), wordbook.of("en")
WIDTHS = (360, 768, 1280)

# True when a frame is as high as what is in it, and nothing in it would have to be scrolled.
_FITS = """() => {
  const { scrollHeight, scrollWidth } = document.documentElement;
  const spare = innerHeight - document.getElementById("cc-whole").getBoundingClientRect().height;
  return scrollHeight <= innerHeight && scrollWidth <= innerWidth && spare >= 0 && spare < 2;
}"""


@pytest.fixture(scope="module")
def host():
    standing = Host()
    yield standing
    standing.stop()


@pytest.fixture(scope="module")
def editor(chromium, calm):
    """Where the lines come from."""
    with Visitor(chromium, calm.address, 1280) as one:
        one.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=calm.address)
        yield one


@pytest.fixture(scope="module")
def line(editor):
    """The line to paste for a piece, as the page "Nhúng" gives it."""

    def of(kind: str, **more: str) -> str:
        query = "&".join(f"{name}={value}" for name, value in {"loai": kind, **more}.items())
        editor.page.goto(f"{editor.address}/nhung?{query}")
        return editor.page.get_by_role("textbox", name=VI("embed.code")).input_value()

    return of


@pytest.fixture(scope="module")
def article(host, line):
    """An article with one piece of every kind."""
    return host.put("/bai-viet", "<p>Tin.</p>".join(line(kind) for kind in KINDS))


@pytest.fixture(scope="module")
def reader(chromium, article, host):
    with Visitor(chromium, host.address, 360) as one:
        one.page.goto(article)
        yield one


def fitting(reader, kind: str) -> int:
    """The height of a piece's frame once it comes into sight and fits; fails when it never does."""
    frame = reader.page.locator("iframe").nth(KINDS.index(kind))
    frame.scroll_into_view_if_needed()
    frame.element_handle().content_frame().wait_for_function(_FITS, timeout=5000)
    return frame.evaluate("(frame) => frame.offsetHeight")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_piece_is_as_high_as_its_content_and_stays_so(reader, width):
    reader.resize(width)
    heights = {kind: fitting(reader, kind) for kind in KINDS}
    reader.page.wait_for_timeout(1000)
    now = reader.page.evaluate("[...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight)")
    assert [kind for kind, height in zip(KINDS, now, strict=True) if abs(height - heights[kind]) > 2] == []
    assert reader.outside() == []


def test_a_frame_grows_when_something_unfolds_in_it_and_shrinks_again(reader):
    before = fitting(reader, "tile")
    fold = reader.page.locator("iframe").first.content_frame.locator("summary").first
    fold.click()
    reader.page.wait_for_function(f"document.querySelector('iframe').offsetHeight > {before + 50}")
    assert fitting(reader, "tile") > before + 50
    fold.click()
    reader.page.wait_for_function(f"document.querySelector('iframe').offsetHeight === {before}")


def test_a_page_filtered_in_its_frame_stays_framed_and_sized(reader):
    fitting(reader, "page")
    frame = reader.page.frames[1 + KINDS.index("page")]
    frame.get_by_label(VI("scope.period")).select_option("2026-Q3")
    frame.get_by_role("button", name=VI("scope.button")).click()
    expect(frame.locator(".cc-tile-date").first).to_contain_text("Quý III/2026")
    assert frame.locator("header").count() == 0 and fitting(reader, "page")


def test_a_frame_has_a_title_waits_for_its_turn_and_asks_only_us(reader, editor, host):
    for frame in reader.page.locator("iframe").all():
        assert " – UBND xã" in frame.get_attribute("title") and frame.get_attribute("loading") == "lazy"
    assert reader.hosts == {host.address.removeprefix("http://"), editor.address.removeprefix("http://")}
    assert reader.trouble == []


def test_the_search_box_opens_the_site_s_answer_in_a_page_of_its_own(reader, editor):
    frame = reader.page.frames[1 + KINDS.index("search")]
    frame.get_by_role("searchbox").fill("khai sinh")
    with reader.context.expect_page() as opened:
        frame.get_by_role("button", name=VI("search.button")).click()
    opened.value.wait_for_url(f"{editor.address}/thu-tuc?tim=khai+sinh")
    opened.value.close()


def test_theme_and_language_are_those_of_the_line(chromium, host, line):
    night = line("tile", nen="toi", tieng="en", ky="2026-Q3")
    with Visitor(chromium, host.address, 768, color_scheme="light") as reader:
        reader.page.goto(host.put("/toi", night))
        inside = reader.page.frame_locator("iframe")
        expect(inside.locator(".cc-tile-date")).to_contain_text("Quarter III/2026")
        assert inside.locator("html").get_attribute("lang") == "en"
        ground = inside.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
        assert ground == "rgb(16, 25, 27)"
    day = line("tile", nen="sang")
    with Visitor(chromium, host.address, 768, color_scheme="dark") as reader:
        reader.page.goto(host.put("/sang", day))
        inside = reader.page.frame_locator("iframe")
        ground = inside.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
        assert ground == "rgb(248, 245, 238)"


def test_where_scripts_are_off_the_line_is_a_link_to_the_same(chromium, host, article, editor):
    with Visitor(chromium, host.address, 360, java_script_enabled=False) as reader:
        reader.page.goto(article)
        assert reader.page.locator("iframe").count() == 0
        link = reader.page.locator("a.cc-nhung").first
        link.click()
        reader.page.wait_for_url(f"{editor.address}/nhung/on_time_pct")
        assert reader.page.locator(".cc-tile-value").inner_text()


def test_a_line_that_comes_later_and_one_pasted_twice_are_framed_once_each(chromium, host, line):
    text = json.dumps(line("hotline")).replace("</", "<\\/")
    late = f"<div id=later></div><script>setTimeout(() => later.innerHTML = {text}, 300)</script>"
    with Visitor(chromium, host.address, 768) as reader:
        reader.page.goto(host.put("/muon", line("tile") + line("tile") + late))
        expect(reader.page.locator("iframe")).to_have_count(3)
        assert reader.page.locator("a.cc-nhung").count() == 0


def test_nobody_but_the_piece_itself_sets_the_height_of_its_frame(chromium, host, line, editor):
    """Another frame, the page's own scripts and a piece gone mad: none of them is believed."""
    shout = "parent.postMessage({type: 'cc-nhung-height', height: 9000}, '*')"
    evil = Host()
    try:
        frame = f'<iframe src="{evil.put("/", f"<script>setInterval(() => {shout}, 50)</script>")}"></iframe>'
        with Visitor(chromium, host.address, 768) as reader:
            reader.page.goto(host.put("/ke-xau", line("tile") + frame))
            expect(reader.page.frame_locator("iframe[title]").locator("#cc-whole")).to_be_visible()
            reader.page.evaluate("postMessage({type: 'cc-nhung-height', height: 9000}, '*')")
            for height in (-5, 0, 1e9, "NaN", None, "12px"):
                reader.page.frames[1].evaluate(
                    "(height) => parent.postMessage({type: 'cc-nhung-height', height}, '*')", height)
            reader.page.wait_for_timeout(500)
            assert 200 < reader.page.locator("iframe[title]").evaluate("(frame) => frame.offsetHeight") < 800
    finally:
        evil.stop()


def test_an_editor_takes_a_line_without_javascript(chromium, calm):
    with Visitor(chromium, calm.address, 360, java_script_enabled=False) as editor:
        page = editor.page
        page.goto(f"{calm.address}/nhung")
        page.get_by_label(VI("embed.kind")).select_option("chart")
        page.get_by_role("button", name=VI("embed.button")).click()
        page.get_by_label(VI("embed.theme")).select_option("toi")
        page.get_by_label(VI("embed.language")).select_option("en")
        page.get_by_label(VI("embed.piece")).select_option("bieu-do-apology_pct")
        page.get_by_label(VI("scope.field")).select_option("chung-thuc")
        page.get_by_role("button", name=VI("embed.button")).click()
        code = html.unescape(page.get_by_role("textbox", name=VI("embed.code")).input_value())
        assert "/nhung/bieu-do-apology_pct?lang=en&nen=toi&linh-vuc=chung-thuc" in code and code.endswith(f'<script async src="{calm.address}/nhung.js"></script>')
        address = code.split('href="')[1].split('"')[0]
        assert page.goto(address).ok and page.locator("html").get_attribute("lang") == "en"
        assert editor.outside() == []


def test_a_choice_takes_effect_at_once_and_can_be_copied(editor):
    page = editor.page
    page.goto(f"{editor.address}/nhung")
    expect(page.frame_locator("iframe").locator(".cc-tile-value")).to_be_visible()
    page.get_by_label(VI("embed.kind")).select_option("hotline")
    expect(page.frame_locator("iframe").locator(".cc-card-title")).to_contain_text("0269 000 0000")
    expect(page.get_by_label(VI("embed.kind"))).to_be_focused()
    assert "loai=hotline" in page.url
    page.get_by_role("button", name=VI("embed.copy")).first.click()
    expect(page.get_by_role("button", name=VI("embed.copied"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_role("textbox", name=VI("embed.code")).input_value()
    assert editor.trouble == []


# One of each kind, a figure without a number, and the page on which they are chosen.
SHOWN = ("on_time_pct", "evaluation_score", "hang-so-lieu", "bieu-do-apology_pct", "ket-qua-phan-anh", "duong-day-nong",
         "tim-thu-tuc", "dung-han", "", "?loai=page&nen=toi")  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_piece_and_no_choice_has_a_barrier(chromium, calm, scheme):
    with Visitor(chromium, calm.address, color_scheme=scheme) as visitor:
        for piece in SHOWN if scheme == "light" else SHOWN[::3]:  # the dark one changes nothing but colours
            address = f"{calm.address}/nhung" + (f"/{piece}" if piece[:1] not in ("", "?") else piece)
            for lang, width in (("vi", 360), ("en", 1280)):
                visitor.resize(width)
                visitor.page.goto(f"{address}{'&' if '?' in address else '?'}lang={lang}")
                assert visitor.violations() == [], (piece, lang)
                assert visitor.outside() == [], (piece, width)
        assert visitor.trouble == []
