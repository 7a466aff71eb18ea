"""The ten questions of a citizen, each answered by plain GETs from the light home page, two steps at most.

A step is a link that is followed or a form that is sent; nothing here runs JavaScript.
"""

import re
from urllib.parse import urljoin

import pytest
from page_reading import Element, read, table_rows, tiles

from cchc_view import words as wordbook

VI = wordbook.of("vi")
HOTLINE = "tel:02690000000"


class Citizen:
    """Someone who has opened the light home page and reads, follows links and sends forms."""

    def __init__(self, site) -> None:
        self._site, self.steps = site, 0
        self._open("/nhe/")

    def _open(self, address: str, **query: str) -> Element:
        answer = self._site.get(address, params=query or None)
        assert answer.status_code == 200, address
        self.address, self.page = address, read(answer.text)
        self.main = self.page.one("main")
        return self.main

    def follow(self, text: str) -> Element:
        """The first link in the page that says so."""
        self.steps += 1
        link = next(a for a in self.main.all("a") if text in a.text)
        return self._open(urljoin(self.address, link["href"]))

    def search(self, what: str) -> Element:
        self.steps += 1
        return self._send(self.main.one("form", role="search"), {"tim": what})

    def fill(self, **typed: str) -> Element:
        """Fill in the one form of a page that is no search; using a page's own tool is no step away from it."""
        (form,) = [f for f in self.main.all("form", "cc-form")]
        return self._send(form, typed)

    def _send(self, form: Element, typed: dict[str, str]) -> Element:
        held = {i["name"]: i.get("value") or "" for i in form.all("input") if i.get("type") == "hidden"}
        action = urljoin(self.address, form.get("action") or "").partition("#")[0]
        return self._open(action, **held, **typed)


@pytest.fixture
def citizen(site):
    someone = Citizen(site)
    yield someone
    assert someone.steps <= 2


def facts(main: Element) -> dict[str, str]:
    return {fact.one("dt").text: fact.text for fact in main.all("div", "cc-fact")}


def birth(citizen: Citizen) -> Element:
    """The page of registering a birth, by the search box and without accents."""
    citizen.search("khai sinh")
    return citizen.follow("Đăng ký khai sinh")


def test_c1_what_papers_do_i_need_and_how_many_copies(citizen):
    papers = [item.text for item in birth(citizen).all("li") if item.all("input", type="checkbox")]
    assert any("Giấy chứng sinh" in paper for paper in papers) and any("Tờ khai đăng ký khai sinh" in paper for paper in papers)
    assert all(re.search(r"\d+ bản", paper) for paper in papers)


def test_c2_how_long_and_when_do_i_get_it_if_i_file_on_friday_afternoon(citizen):
    main = birth(citizen)
    assert "Trong ngày" in facts(main)[VI("answer.limit")]
    told = citizen.fill(kenh="counter-1", ngay="2026-10-30", gio="15:30").text  # a Friday
    assert "Chậm nhất Thứ Hai, 02/11/2026" in told
    assert "Ngày ghi trên Giấy tiếp nhận hồ sơ mới là lời hứa" in told


def test_c3_what_does_it_cost_and_who_pays_nothing(citizen):
    main = birth(citizen)
    assert "Miễn phí" in facts(main)[VI("answer.fee")]
    (channels,) = [t for t in main.all("table") if "Phí, lệ phí" in t.one("thead").text]
    ways = ", ".join(row.all("th")[0].text for row in channels.one("tbody").all("tr"))
    assert all(way in ways for way in ("Trực tuyến", "Bưu chính công ích", "Tại quầy")), "alike ones share a row"


def test_c4_can_i_do_it_from_home_by_internet_or_post(citizen):
    fact = next(f for f in birth(citizen).all("div", "cc-fact") if f.one("dt").text == VI("answer.home"))
    assert "Nộp trực tuyến toàn trình" in fact.text and "bưu chính" in fact.text
    assert any(a["href"].startswith("https://dichvucong.gov.vn/") for a in fact.all("a"))


def test_c5_does_the_commune_keep_its_promises_and_how_many_are_late_this_year(citizen):
    shown = tiles(citizen.main)["on_time_pct"]
    assert shown["value"].endswith("%") and "Mục tiêu: 100%" in shown["target"]
    on_time, finished = (int(n.replace(".", "")) for n in re.findall(r"[\d.]+", shown["counts"]))
    detail = citizen.follow("Xem chi tiết: Hồ sơ giải quyết đúng hạn")
    assert tiles(detail)["on_time_pct"] == shown
    finished_late = dict(row[:2] for row in table_rows(detail, "Tiếp nhận và giải quyết hồ sơ"))["– Quá hạn"]
    assert finished_late == f"{finished - on_time}"


def test_c6_my_dossier_is_late_what_am_i_owed(citizen):
    main = citizen.follow("Hồ sơ của tôi bị trễ")
    assert "văn bản xin lỗi" in main.text and "chỉ được gia hạn một lần" in main.text
    assert tiles(main)["apology_pct"]["counts"]
    assert [a for a in main.all("a") if a["href"].startswith("https://dichvucong.gov.vn")]
    assert not main.all("form", "cc-form")  # nobody's dossier can be looked up here


def test_c7_may_they_send_me_home_again_and_again_or_ask_for_more_papers(citizen):
    main = citizen.follow("Tôi có quyền gì?")
    assert "Chỉ bị yêu cầu bổ sung một lần, bằng văn bản" in main.text
    assert "Bạn có quyền từ chối yêu cầu không được công khai" in main.text
    assert tiles(main)["supplement_over_once_count"]["counts"]


def test_c8_which_number_do_i_ring(citizen):
    calls = [a for a in citizen.page.one("header").all("a") if a["href"] == HOTLINE]
    assert calls and "0269 000 0000" in calls[0].text and citizen.steps == 0


def test_c9_what_came_of_other_people_s_complaints(citizen):
    main = citizen.follow("Tôi muốn phản ánh")
    assert tiles(main)["complaints_on_time_pct"]["counts"] and "15 ngày làm việc" in main.text
    results = main.all("li", "cc-card")
    assert results and all(len(card.text) > 40 for card in results)


def test_c10_are_people_satisfied_and_how_many_were_asked(citizen):
    main = citizen.follow("Xem chi tiết: Người dân hài lòng")
    shown = tiles(main)
    assert len([i for i in shown if i.startswith("satisfaction_")]) >= 5
    assert "lượt trả lời" in shown["satisfaction_pct"]["counts"] and "%" in shown["satisfaction_pct"]["interval"]
    assert re.search(r"\d+ (người|phiếu)", main.text)
