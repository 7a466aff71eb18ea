"""The officials' desk with a real OpenID provider: who comes in, a full round, a restatement."""

import re
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from desk_visiting import VI, Desk
from playwright.sync_api import expect
from visiting import Visitor

from cchc_data import audit, snapshot
from cchc_data.desk import drafts
from tests.checking.instances import csv, line
from tests.english import english_in

pytestmark = pytest.mark.browser


@pytest.fixture
def honest(provider):
    yield provider
    provider.misbehave("")


def public(office, path="/nhe/dung-han"):
    return urllib.request.urlopen(office.address + path, timeout=30).read().decode()


def within(seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.3)
    return False


# Who comes in


@pytest.mark.parametrize("how", ["audience", "expired", "issuer"])
def test_a_token_for_somebody_else_or_of_yesterday_opens_nothing(chromium, office, honest, how):
    honest.misbehave(how)
    with Desk(chromium, office.address) as desk:
        desk.log_in("an")
        expect(desk.page.get_by_role("button", name=VI("desk.log_in"))).to_be_visible()
        assert "an@xa.vn" not in desk.text() and "H21.000-" not in desk.text()
        assert not [cookie for cookie in desk.context.cookies() if cookie["name"].startswith("_streamlit_user")]


@pytest.mark.parametrize(("who", "code"), [("la", "not_listed"), ("gia", "email_unverified")])
def test_a_good_login_of_the_wrong_person_is_told_why_and_is_noted(chromium, office, who, code):
    email = "an@xa.vn" if who == "gia" else f"{who}@xa.vn"
    with Desk(chromium, office.address, who) as desk:
        expect(desk.page.get_by_text(VI(f"desk.door_{code}", email=email))).to_be_visible()
        assert "H21.000-" not in desk.text()
        assert [english for text in desk.texts() for english in english_in(text)] == []
    assert (email, code) in [(act.who, act.about.get("code")) for act in audit.entries(office.root)]


def test_a_role_that_is_missing_is_missing_at_the_desk_too(chromium, office):
    with Desk(chromium, office.address, "an") as desk:
        desk.section("ban")
        expect(desk.page.locator("#root h1")).to_have_text(VI("desk.waiting"))
        assert VI("desk.section_ban") not in desk.text() and VI("desk.section_nhat_ky") not in desk.text()


def test_logged_out_in_one_window_is_logged_out_in_all(chromium, office):
    with Desk(chromium, office.address, "an") as here, Desk(chromium, office.address, "an") as elsewhere:
        copied = here.context.cookies()
        here.log_out()
        expect(here.page.get_by_role("button", name=VI("desk.log_in"))).to_be_visible()
        elsewhere.page.get_by_text(VI("desk.section_nhap")).click()
        expect(elsewhere.page.get_by_text(VI("desk.door_logged_out", email="an@xa.vn"))).to_be_visible()
        with Desk(chromium, office.address) as thief:
            thief.context.add_cookies(copied)
            thief.door()
            expect(thief.page.get_by_role("button", name=VI("desk.log_in"))).to_be_visible()
            assert "H21.000-" not in thief.text()


def test_every_section_speaks_vietnamese_and_has_no_barrier(chromium, office):
    for who, sections in (("an", ("viec", "nhap", "sua", "duyet")), ("binh", ("ban", "nhat-ky"))):
        with Desk(chromium, office.address, who) as desk:
            for name in sections:
                desk.section(name)
                assert [english for text in desk.texts() for english in english_in(text)] == [], name
                assert desk.violations(leave_out=["[data-testid=stSelectbox]", "[data-testid=stFileUploader]"]) == [], name
                desk.resize(360)
                assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
                desk.resize(1280)


# A full round


def test_one_brings_another_approves_the_public_sees_it_within_ten_seconds_and_it_can_be_taken_back(
    chromium, office, tmp_path
):
    lines = (line(n, received="05/10/2026", due="16/10/2026", finished="26/10/2026") for n in range(900, 940))
    path = csv(tmp_path, *lines, line(990, due="20/09/2026"))
    before, first = public(office), snapshot.current_id(office.root)
    with Desk(chromium, office.address, "an") as an:
        draft = an.bring(path)
        assert public(office) == before
        assert "Ngày hẹn trả trước ngày" in an.text()
        with an.page.expect_download() as download:
            an.page.get_by_role("link", name=re.compile("Tải tệp sửa lỗi")).click()
        address = download.value.url
        assert Path(download.value.path()).read_bytes()[:2] == b"PK"
        an.section("duyet")
        an.part("part_decide")
        expect(an.page.get_by_text(VI("desk.own_draft"))).to_be_visible()
        expect(an.page.get_by_role("button", name=VI("desk.approve"))).to_be_disabled()
        replay(office, address, an.context.cookies())

    with Visitor(chromium, office.address) as citizen, Desk(chromium, office.address, "binh") as binh:
        citizen.open("/dung-han")
        old = citizen.tiles()["on_time_pct"]
        binh.section("duyet")
        expect(binh.page.get_by_role("combobox", name=VI("desk.draft"))).to_have_value(re.compile(draft))
        binh.part("part_preview")
        expect(binh.page.locator("[data-indicator=on_time_pct] .cc-tile-value").first).not_to_have_text(old)
        would_be = binh.tiles()["on_time_pct"]
        binh.part("part_decide")
        binh.tick(VI("desk.seen"))
        binh.press("approve")
        expect(binh.page.locator("[data-testid=stAlert]")).to_contain_text("Đã công bố bản", timeout=30_000)
        approved = time.monotonic()
        assert within(10, lambda: public(office) != before), "the public page did not follow"
        assert time.monotonic() - approved < 10
        citizen.open("/dung-han")
        assert citizen.tiles()["on_time_pct"] == would_be != old
        assert snapshot.current_id(office.root) == draft and drafts.waiting(office.root) == []

        binh.section("ban")
        binh.tick(VI("desk.back_sure"))
        binh.press("back_do")
        expect(binh.page.locator("[data-testid=stAlert]")).to_contain_text("Đã quay lại", timeout=30_000)
        assert snapshot.current_id(office.root) == first
        assert within(10, lambda: public(office) == before)
        binh.section("nhat-ky")
        for what in ("import", "publish", "rollback"):
            expect(binh.page.locator("#root .cc-table")).to_contain_text(VI(f"desk.act_{what}"))
    assert audit.verify(office.root, snapshot.history(office.root)) > 4
    assert list((office.root / "corrections").iterdir())


def replay(office, address, cookies):
    """A captured address without the login, with another cookie, and with the right one."""
    wrong = [{"name": "_streamlit_user", "value": "x"}]
    for jar, good in (([], False), (wrong, False), (cookies, True)):
        asked = urllib.request.Request(address)
        asked.add_header("Cookie", "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in jar))
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                assert good and answer.headers["cache-control"] == "no-store"
        except urllib.error.HTTPError as refused:
            with refused:
                assert not good and refused.code == 404
                assert b"PK" not in refused.read()[:4]


def test_a_restatement_needs_its_reason_and_is_told_to_everybody(chromium, office, tmp_path):
    with Desk(chromium, office.address, "binh") as binh:
        binh.section("ban")
        period = binh.page.get_by_role("combobox", name=VI("scope.period"))
        period.click()
        binh.page.get_by_role("option", name="Tháng 09/2026", exact=True).click()
        binh.tick("Tôi chắc chắn khóa Tháng 09/2026")
        binh.press("lock_do")
        expect(binh.page.locator("[data-testid=stAlert]")).to_contain_text("Đã khóa", timeout=30_000)
    assert "đã khóa" in public(office, "/nhe/dung-han?ky=2026-09")
    rows = (line(n, received="07/09/2026", due="16/09/2026", finished="28/09/2026") for n in range(700, 712))
    with Desk(chromium, office.address, "an") as an:
        draft = an.bring(csv(tmp_path, *rows))
    with Desk(chromium, office.address, "binh") as binh:
        binh.section("duyet")
        binh.part("part_decide")
        binh.tick(VI("desk.seen"))
        binh.press("approve")
        expect(binh.page.locator("[data-testid=stAlert]").first).to_contain_text("nên chưa công bố", timeout=30_000)
        assert drafts.one(office.root, draft)
        binh.page.get_by_label(VI("desk.reason")).fill("Phần mềm xuất thiếu hồ sơ nộp tại điểm lưu động.")
        binh.page.keyboard.press("Control+Enter")
        binh.quiet()
        binh.press("approve")
        expect(binh.page.locator("[data-testid=stAlert]")).to_contain_text("Đã công bố bản", timeout=30_000)
    assert within(10, lambda: "hồ sơ nộp tại điểm lưu động" in public(office, "/nhe/lich-su"))
