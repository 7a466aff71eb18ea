"""A procedure at its own address: complete, without scripts, and 404 for what does not exist."""

import re

import pytest

from cchc_view import words as wordbook
from cchc_view.procedure.papers import _cut
from tests.english import english_in
from tests.view.page_reading import read, table_rows

VI, EN = wordbook.of("vi"), wordbook.of("en")
STAY, BIRTH, DEATH, GONE = "1.004222", "1.001193", "1.000656", "2.001023"


def page(site, address):
    answer = site.get(address)
    assert answer.status_code == 200, address
    return read(answer.text)


def facts(page):
    """Lines of each fact by its label; the same label on one page must not mean two things."""
    return {
        fact.one(of="cc-fact-label").text: [line.text for line in fact.all(of="cc-fact-line")]
        for fact in page.all("div", "cc-fact")
    }


def test_every_procedure_has_a_page_at_both_addresses_in_both_languages(site, codes):
    for place, code in enumerate(codes):
        for base in ("/", "/nhe/"):
            for lang in (("", "?lang=en") if place % 4 == 0 else ("",)):
                told = page(site, f"{base}thu-tuc/{code}{lang}")
                assert code in told.all(of="cc-lead")[0].text
                ids = [e["id"] for e in told.walk() if e.get("id")]
                assert len(ids) == len(set(ids))


def test_the_page_runs_no_script_and_says_so_in_its_policy(site):
    answer = site.get(f"/thu-tuc/{BIRTH}")
    assert "<script" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_both_addresses_name_the_one_that_counts(site):
    for base in ("/", "/nhe/"):
        links = [e for e in page(site, f"{base}thu-tuc/{BIRTH}").all("link") if e.get("rel") == "canonical"]
        assert [link["href"] for link in links] == [f"http://testserver/thu-tuc/{BIRTH}"]


def test_title_and_description_are_the_procedure_s(site):
    told = page(site, f"/thu-tuc/{BIRTH}")
    assert told.one("title").text.startswith("Đăng ký khai sinh – ")


def test_the_five_answers_come_first_and_in_order(site):
    main = page(site, f"/thu-tuc/{STAY}").one("main")
    labels = [e.text for e in main.all("dt", "cc-fact-label")][:5]
    assert labels == [VI(f"answer.{key}") for key in ("papers", "limit", "fee", "home", "where")]


def test_fee_and_limit_are_told_by_channel_only_where_they_differ(site):
    told = facts(page(site, f"/thu-tuc/{STAY}"))
    assert told[VI("answer.limit")] == ["7 ngày làm việc"]
    assert told[VI("answer.fee")] == ["Trực tuyến: 10.000 ₫", "Tại quầy: 20.000 ₫"]


def test_papers_can_be_ticked_and_nothing_of_it_is_sent(site):
    main = page(site, f"/thu-tuc/{BIRTH}").one("main")
    boxes = main.all("input", type="checkbox")
    assert len(boxes) >= 5 and not any(box.get("name") for box in boxes)
    forms = main.all("form")
    assert not any(box for form in forms for box in form.all("input", type="checkbox"))


def test_what_really_happens_is_told_with_counts_and_interval(site, demo):
    told = page(site, f"/thu-tuc/{STAY}").one("main").text
    assert VI("reality.title") in told
    assert re.search(r"Đúng hẹn \d+(,\d)?% \d+/\d+ hồ sơ; khoảng tin cậy 95%", told)
    assert "01/11/2025 đến 30/10/2026" in told


def test_a_private_procedure_shows_no_figure_of_its_own(site):
    told = page(site, f"/thu-tuc/{DEATH}").one("main").text
    assert VI("reality.sensitive") in told and VI("reality.on_time") not in told


def test_a_procedure_counted_in_the_group_never_claims_that_nothing_arose(site, demo, codes):
    for code in codes:
        [facts_of] = demo.rows("procedure", proc_code=code)
        told = page(site, f"/thu-tuc/{code}").one("main").text
        says_group = VI("reality.sensitive") in told or VI("reality.grouped") in told
        assert says_group == facts_of["grouped"]
        assert not (facts_of["grouped"] and VI("reality.none") in told)


@pytest.mark.parametrize("base", ["/", "/nhe/"])
def test_an_abolished_procedure_is_not_found_and_leads_to_its_like_and_to_what_it_was(site, base):
    answer = site.get(f"{base}thu-tuc/{GONE}")
    assert answer.status_code == 404
    main = read(answer.text).one("main")
    assert VI("procedures.abolished", day="30/06/2025") in main.text
    near = [a["href"] for a in main.one("ul", "cc-cards").all("a")]
    assert near[0] == f"{base}thu-tuc/2.000986", "the one that also registers the residence"
    [then] = [a["href"] for a in main.all("a") if "hieu-luc=" in a["href"]]
    assert VI("procedures.abolished", day="30/06/2025") in page(site, then).one("main").text
    assert site.get(f"/nhe/thu-tuc/{GONE}/phieu").status_code == 404


def test_missing_parts_are_named_and_complete_ones_said_to_be_complete(site):
    assert VI("procedures.complete") in page(site, f"/thu-tuc/{STAY}").one("main").text
    lacking = page(site, "/thu-tuc/1.001731").one("main").text
    assert "còn thiếu: Trình tự thực hiện, Thành phần hồ sơ" in lacking


def test_the_table_of_channels_has_a_row_per_channel(site):
    rows = table_rows(page(site, f"/thu-tuc/{STAY}"), VI("procedures.channels"))
    assert rows == [["Trực tuyến", "7 ngày làm việc", "10.000 ₫"], ["Tại quầy", "7 ngày làm việc", "20.000 ₫"]]


def test_our_own_words_on_a_page_in_vietnamese_are_vietnamese(site, codes):
    for code in codes:
        told = page(site, f"/thu-tuc/{code}")
        ours = [e.text for e in told.all() if e.tag in ("summary", "th", "dt", "h2", "option", "button")]
        assert [found for text in ours for found in english_in(text)] == []


@pytest.mark.parametrize("code", ["9.999999", "x", "1.0011931", "%3Cscript%3E", "a" * 5000, "1.001193%00", "٢"])
@pytest.mark.parametrize("base", ["/", "/nhe/"])
def test_an_unknown_code_is_really_not_found_and_says_how_to_go_on(site, base, code):
    answer = site.get(f"{base}thu-tuc/{code}")
    assert answer.status_code == 404 and "<script" not in answer.text
    told = read(answer.text)
    assert told.one("form", role="search")["action"] == f"{base}thu-tuc"
    assert told.one("html")["lang"] == "vi"


def test_a_mistyped_code_offers_the_nearest(site):
    near = [a["href"] for a in read(site.get("/thu-tuc/1.001139").text).one("ul", "cc-cards").all("a")]
    assert f"/thu-tuc/{BIRTH}" in near


def test_words_instead_of_a_code_are_searched_for(site):
    near = [a["href"] for a in read(site.get("/nhe/thu-tuc/khai-sinh?lang=en").text).one("ul", "cc-cards").all("a")]
    assert near[0] == f"/nhe/thu-tuc/{BIRTH}?lang=en"


@pytest.mark.parametrize(
    ("asked", "target"),
    [
        (f"/thu-tuc?ma={BIRTH}", f"/thu-tuc/{BIRTH}"),
        (f"/nhe/thu-tuc?ma={BIRTH}&lang=en", f"/nhe/thu-tuc/{BIRTH}?lang=en"),
        (f"/thu-tuc/{BIRTH}.01", f"/thu-tuc/{BIRTH}"),
        (f"/thu-tuc/{BIRTH}.000.00.00.H21", f"/thu-tuc/{BIRTH}"),
        (f"/thu-tuc/{BIRTH}/", f"/thu-tuc/{BIRTH}"),
        ("/thu-tuc?ma=//evil.example", "/thu-tuc/%2F%2Fevil.example"),
    ],
)
def test_old_local_and_sloppy_addresses_lead_to_the_one_that_counts(site, asked, target):
    answer = site.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (308, target)


def test_the_same_answer_is_sent_as_not_modified(site):
    first = site.get(f"/thu-tuc/{BIRTH}")
    again = site.get(f"/thu-tuc/{BIRTH}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_without_a_snapshot_the_page_says_so(site, monkeypatch, tmp_path):
    from cchc_view import cached

    monkeypatch.setenv("CCHC_DATA", str(tmp_path))
    cached.store.cache_clear()
    try:
        assert site.get(f"/thu-tuc/{BIRTH}").status_code == 503
    finally:
        monkeypatch.undo()
        cached.store.cache_clear()


def test_a_long_paper_is_cut_at_the_end_of_a_clause_and_kept_whole():
    text = "Giấy tờ có giá trị chứng minh thông tin về cư trú trong trường hợp cơ quan đăng ký hộ tịch. " * 4
    first, whole = _cut(text.strip())
    assert first.endswith("…") and 60 <= len(first) <= 203 and whole == text.strip()
    assert _cut("Tờ khai") == ("Tờ khai", "")
