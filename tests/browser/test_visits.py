"""What visitors do: choose, search, share, change language, come without JavaScript."""

from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from visiting import Visitor

from cchc_data import sample, snapshot
from cchc_view import words as wordbook
from pages import PAGES
from tests.english import english_in

pytestmark = pytest.mark.browser

VI, EN = wordbook.of("vi"), wordbook.of("en")
LIGHT = [f"/nhe/{page.path}" for page in PAGES]
MORE_LIGHT = ["/nhe/thu-tuc?tim=khai+sinh", "/nhe/thu-tuc/1.001193", "/nhe/dung-han?lang=en", "/khong-co"]


@pytest.fixture(scope="module")
def visitor(chromium, server):
    with Visitor(chromium, server.address, 360) as one:
        yield one


@pytest.fixture(scope="module")
def without_script(chromium, server):
    with Visitor(chromium, server.address, 360, java_script_enabled=False) as one:
        yield one


def query(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def choose(visitor: Visitor, label: str, option: str) -> None:
    """Choose in a select box of Streamlit as a visitor does."""
    visitor.page.get_by_role("combobox", name=label).click()
    visitor.page.get_by_role("option", name=option, exact=True).click()


def value_of(visitor: Visitor, indicator: str):
    return visitor.page.locator(f"#root [data-indicator={indicator}] .cc-tile-value").first


def test_choosing_a_period_changes_the_figures_and_the_address(visitor):
    visitor.open("/dung-han")
    year = visitor.tiles()
    choose(visitor, VI("scope.period"), "Quý III/2026")
    date = visitor.page.locator("#root [data-indicator=on_time_pct] .cc-tile-date")
    expect(date).to_contain_text("Quý III/2026")
    visitor.settled()
    assert query(visitor.page.url) == {"ky": "2026-Q3"}
    assert visitor.tiles() != year
    assert visitor.trouble == []


def test_a_shared_link_shows_the_same_view(visitor, chromium, server):
    visitor.open("/dung-han?ky=2026-Q3")
    choose(visitor, VI("scope.field"), "Chứng thực")
    expect(visitor.page).to_have_url(f"{server.address}/dung-han?ky=2026-Q3&linh-vuc=chung-thuc")
    expect(visitor.page.locator("#xin-loi")).to_be_attached()
    visitor.settled()
    shown = visitor.tiles()
    with Visitor(chromium, server.address) as friend:
        friend.open(visitor.page.url.removeprefix(server.address))
        assert friend.tiles() == shown
        assert friend.page.get_by_role("combobox", name=VI("scope.field")).input_value() == "Chứng thực"


def test_changing_the_language_keeps_the_view(visitor):
    visitor.open("/dung-han?ky=2026-Q3&linh-vuc=chung-thuc")
    shown = visitor.tiles()
    visitor.page.get_by_role("link", name="English").click()
    expect(visitor.page.locator("#root h1")).to_have_text(EN("on_time.question"))
    visitor.told()
    assert query(visitor.page.url) == {"lang": "en", "ky": "2026-Q3", "linh-vuc": "chung-thuc"}
    assert visitor.tiles()["on_time_pct"] == shown["on_time_pct"].replace(",", ".")


def test_following_the_menu_keeps_language_and_period(visitor):
    visitor.open("/?lang=en&ky=2026-Q3")
    visitor.page.get_by_role("navigation").get_by_role("link", name=EN("satisfaction.menu")).click()
    expect(visitor.page.locator("#root h1")).to_have_text(EN("satisfaction.question"))
    visitor.told()
    assert visitor.page.url.endswith("/hai-long?lang=en&ky=2026-Q3")


def test_a_search_answers_as_one_types_and_is_in_the_address(visitor):
    visitor.open("/thu-tuc")
    box = visitor.page.get_by_role("textbox", name=VI("search.label"))
    box.press_sequentially("dang ky khai sinh", delay=20)
    found = visitor.page.locator("#root .cc-card-title", has_text="Đăng ký khai sinh").first
    expect(found).to_be_visible()
    expect(box).to_be_focused()
    visitor.page.wait_for_url("**/thu-tuc?tim=dang*khai*sinh")
    texts = visitor.texts()
    assert [english for text in texts for english in english_in(text)] == []
    found.locator("a").click()
    expect(visitor.page.locator("h1")).to_contain_text("khai sinh")
    visitor.page.wait_for_url("**/thu-tuc/*")


def test_the_search_box_of_the_overview_leads_to_the_procedures_found(visitor):
    visitor.open("/")
    box = visitor.page.get_by_role("searchbox", name=VI("search.label"))
    box.fill("khai sinh")
    box.press("Enter")
    visitor.page.wait_for_url("**/thu-tuc?tim=khai+sinh")
    visitor.told()
    assert "Đăng ký khai sinh" in visitor.page.locator("#root .cc-card-title").all_inner_texts()


def test_nothing_found_is_said_in_vietnamese(visitor):
    visitor.open("/thu-tuc?tim=qwxz")
    texts = visitor.texts()
    assert VI("procedures.none", search="qwxz") in texts
    assert [english for text in texts for english in english_in(text)] == []


def test_an_open_list_of_periods_speaks_vietnamese(visitor):
    visitor.open("/dung-han")
    visitor.page.get_by_role("combobox", name=VI("scope.period")).click()
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    assert [english for text in visitor.texts() for english in english_in(text)] == []
    visitor.page.keyboard.press("Escape")


def test_going_back_shows_what_was_there_before(visitor):
    visitor.open("/dung-han")
    before = visitor.tiles()
    choose(visitor, VI("scope.period"), "Quý III/2026")
    expect(visitor.page.locator("#root .cc-tile-date").first).to_contain_text("Quý III/2026")
    visitor.page.go_back()
    expect(visitor.page.locator("#root .cc-tile-date").first).to_contain_text("Năm 2026")
    visitor.settled()
    assert visitor.tiles() == before
    assert visitor.page.get_by_role("combobox", name=VI("scope.period")).input_value() == "Năm 2026"


def test_the_first_link_reached_by_keyboard_skips_to_the_story(visitor):
    visitor.open("/dung-han")
    visitor.page.keyboard.press("Tab")  # the box that scrolls, so that the arrow keys scroll it
    visitor.page.keyboard.press("Tab")
    link = visitor.page.get_by_role("link", name=VI("site.skip"))
    expect(link).to_be_focused()
    link.press("Enter")
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("combobox", name=VI("scope.period"))).to_be_focused()


def test_the_interactive_page_shows_what_the_light_page_shows(visitor, without_script):
    for path in ("", "dung-han", "hai-long"):  # every page: tests/view/test_same_figure.py, without a browser
        visitor.open(f"/{path}?ky=2026-Q3")
        without_script.page.goto(f"{without_script.address}/nhe/{path}?ky=2026-Q3")
        ours, light = (one.page.locator(".cc-tile-value").all_text_contents() for one in (visitor, without_script))
        assert ours == light and ours


@pytest.mark.parametrize("path", LIGHT + MORE_LIGHT)
def test_a_light_page_has_no_barrier_and_does_not_scroll_sideways(visitor, path):
    for width in (1280, 360):
        visitor.resize(width)
        visitor.trouble.clear()
        answer = visitor.page.goto(visitor.address + path)
        assert visitor.outside() == []
        assert visitor.trouble == [] or not answer.ok  # nothing that the page's own policy forbids, either
    assert visitor.violations() == []


def test_a_light_page_has_no_barrier_in_the_dark(chromium, server):
    with Visitor(chromium, server.address, 360, color_scheme="dark") as night:
        for path in ("/nhe/", "/nhe/dung-han", "/nhe/hai-long", "/nhe/thu-tuc?tim=qwxz&ky=x"):
            night.page.goto(server.address + path)
            assert night.violations() == []


def test_the_search_for_barriers_finds_one_where_there_is_one(chromium, server):
    with Visitor(chromium, server.address) as one:
        one.page.set_content('<html lang="vi"><title>x</title><img src="data:,"><p style="color:#ccc">mờ</p>')
        assert {line.split(":")[0] for line in one.violations()} == {"image-alt", "color-contrast"}


@pytest.mark.parametrize("base", ["/nhe/", "/"])
def test_a_page_is_read_chosen_and_searched_without_javascript(without_script, base):
    page = without_script.page
    page.goto(f"{without_script.address}{base}dung-han")
    expect(page.locator("h1")).to_have_text(VI("on_time.question"))
    year = page.locator(".cc-tile-value").first.inner_text()
    page.get_by_label(VI("scope.period")).select_option("2026-08")
    page.get_by_role("button", name=VI("scope.button")).click()
    assert query(page.url)["ky"] == "2026-08"
    assert page.locator(".cc-tile-value").first.inner_text() != year
    page.get_by_role("navigation").get_by_role("link", name=VI("procedures.menu")).click()
    page.get_by_label(VI("search.label")).fill("khai sinh")
    page.get_by_role("button", name=VI("search.button")).click()
    assert query(page.url) == {"ky": "2026-08", "tim": "khai sinh"}
    assert "Đăng ký khai sinh" in page.locator(".cc-card-title").all_inner_texts()


def test_a_new_snapshot_is_followed_without_a_restart(visitor, server):
    visitor.open("/so-lieu")
    before = snapshot.current_id(server.root)
    expect(visitor.page.locator("#root .cc-footer")).to_contain_text(before)
    old = visitor.page.locator("#root .cc-table").first.inner_text()
    new = snapshot.write(server.root, sample.sample(seed=7), sample.Setting.load().org, created_at=datetime(2026, 11, 2),
                         sources=[], illustrative=True)
    snapshot.make_current(server.root, new)
    visitor.open("/so-lieu")
    expect(visitor.page.locator("#root .cc-footer")).to_contain_text(new)
    assert visitor.page.locator("#root .cc-table").first.inner_text() != old
    assert visitor.trouble == []


def test_a_spoilt_snapshot_leaves_the_last_good_one_on_the_screen(visitor, server):
    good = snapshot.current_id(server.root)
    (server.root / "CURRENT").write_text("2027-01-01-deadbeef\n")
    visitor.open("/dung-han")
    assert VI("band.degraded") in visitor.texts()
    expect(visitor.page.locator("#root .cc-footer")).to_contain_text(good)
    (server.root / "CURRENT").write_text(good + "\n")


def test_all_this_asked_nobody_but_the_server(visitor, server):
    assert visitor.hosts == {f"127.0.0.1:{server.port}"}
