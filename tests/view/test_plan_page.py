"""The plan's page: every criterion with what is known of it, by state and lead, and where points are lost."""

import re
from functools import cache

import pytest
from interactive import story, visit
from page_reading import read, table_rows

from cchc_data import reference
from cchc_data.gaps import gaps
from cchc_data.measure import Scope, figure
from cchc_view import cached
from cchc_view import words as wordbook
from cchc_view.asked import leads, read_view
from cchc_view.page import STATES, Telling
from cchc_view.plan import criteria
from pages import PAGES

CRITERIA = reference.plan()["criterion"]
CODES = [criterion["code"] for criterion in CRITERIA]
PLAN = next(page for page in PAGES if page.key == "plan")
VI = wordbook.of("vi")


@pytest.fixture(scope="session")
def page(site):
    return cache(lambda **query: read(site.get("/nhe/ke-hoach", params={k.replace("_", "-"): v for k, v in query.items()}).text))


def telling(**query):
    loaded = cached.current()
    names = {name.replace("_", "-"): value for name, value in query.items()}
    return Telling(loaded, read_view(names, loaded, "/nhe/", PLAN.fields, PLAN.controls))


def shown(page):
    """Codes of the criteria in the table, in its order."""
    tables = [table for table in page.all("table") if re.match(r"\d+ tiêu chí của kế hoạch", table.one("caption").text)]
    return [row.one("th").text.split(". ")[0] for table in tables for row in table.one("tbody").all("tr")]


def test_all_sixteen_criteria_stand_in_their_order_with_verdict_figure_target_lead_and_deadline(page):
    rows = table_rows(page(), "16 tiêu chí của kế hoạch")
    assert [row[0].split(". ")[0] for row in rows] == CODES
    assert all(all(row) for row in rows)
    first = rows[0]
    assert first[1].endswith("Chưa đạt") and re.match(r"\d+,\d% \d+/\d+ thủ tục", first[2])
    assert "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân" in first[4] and "Phối hợp: Cán bộ" in first[4]
    assert first[5].startswith("Trong năm 2021") and "30/10/2026" in first[5]


def test_no_person_is_named_anywhere_on_the_page(page):
    assert not re.search(r"\b(Ông|Bà|Nguyễn|Trần|Lê|Phạm) [A-ZĐ]", page().one("main").text)


@pytest.mark.parametrize("state", STATES)
def test_a_state_shows_exactly_the_criteria_that_are_so(page, state):
    everything = criteria.every(telling())
    expected = [one.code for one in everything if one.stands(state)]
    assert shown(page(tinh_trang=state)) == expected
    assert len(expected) < len(everything)


def test_how_many_stand_how_is_told_before_the_table_and_agrees_with_what_can_be_chosen(page):
    met, not_met, overdue = (len(shown(page(tinh_trang=state))) for state in ("met", "not_met", "overdue"))
    rest = len(CODES) - met - not_met
    told = VI("plan.summary", n=len(CODES), met=met, not_met=not_met, rest=rest, overdue=overdue)
    assert told in page().text and met and not_met and rest


def test_states_are_told_from_figures_and_days_alone():
    by_code = {one.code: one for one in criteria.every(telling())}
    failing = {code for code, one in by_code.items() if one.stands("not_met")}
    assert {"1.1", "1.2", "1.3"} <= failing and not failing & {"1.4", "1.6", "2.1", "III.2"}
    assert [code for code, one in by_code.items() if one.stands("met")] == ["1.6"]
    assert [code for code, one in by_code.items() if one.stands("overdue")] == ["1.2"]
    assert [code for code, one in by_code.items() if one.stands("unmeasured")] == ["3"]


def test_a_criterion_is_judged_by_its_worst_figure_and_says_which(page):
    (row,) = [row for row in table_rows(page(), "16 tiêu chí") if row[0].startswith("2.3.")]
    assert "Chưa đạt" in row[1] and "Bổ sung quá một lần" in row[1]


@pytest.mark.parametrize("lead", leads())
def test_a_lead_shows_exactly_the_criteria_it_leads(page, lead):
    expected = [one["code"] for one in CRITERIA if lead in one["leads"]]
    assert shown(page(chu_tri=lead)) == expected != []


def test_state_and_lead_narrow_together_and_none_is_said_in_a_sentence(page):
    assert shown(page(tinh_trang="not_met", chu_tri="culture")) == ["1.1", "1.5"]
    empty = page(tinh_trang="met", chu_tri="office")
    assert shown(empty) == [] and VI("plan.none_chosen") in empty.text


def test_the_choices_are_in_the_form_and_kept_in_the_address(page, site):
    form = page(tinh_trang="overdue", ky="2026-Q3").one("form", "cc-scope")
    assert [select["name"] for select in form.all("select")] == ["ky", "tinh-trang", "chu-tri"]
    chosen = [o["value"] for s in form.all("select") for o in s.all("option") if "selected" in o.attributes]
    assert chosen == ["2026-Q3", "overdue", ""]
    english = next(a["href"] for a in page(tinh_trang="overdue").one("header").all("a") if "lang=en" in a["href"])
    assert "tinh-trang=overdue" in english


def test_streamlit_offers_the_same_choices_and_shows_the_same_criteria(page):
    app = visit("ke-hoach", tinh_trang="not_met", chu_tri="culture")
    assert [box.label for box in app.selectbox] == [VI(f"scope.{choice}") for choice in ("period", "state", "lead")]
    assert [box.value for box in app.selectbox] == ["2026", "not_met", "culture"]
    assert shown(story(app)) == shown(page(tinh_trang="not_met", chu_tri="culture"))


@pytest.mark.parametrize(("name", "value"), [("tinh-trang", "khong-co"), ("chu-tri", "Nguyễn"), ("tinh-trang", "<script>")])
def test_an_unknown_choice_shows_everything_and_says_so(site, name, value):
    answer = site.get("/nhe/ke-hoach", params={name: value})
    tree = read(answer.text)
    assert shown(tree) == CODES and value not in answer.text
    assert VI("band.refused", parameter=name) in [band.text for band in tree.all(of="cc-band")]


# Where points are lost


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2025"])
def test_every_missed_target_stands_with_what_would_reach_it(page, period):
    found = telling(ky=period)
    missed = [gap for gap in gaps(found.loaded, found.scope) if gap.figure.status in ("near", "not_met")]
    rows = {row[0]: row for row in table_rows(page(ky=period), VI("losses.caption"))}
    assert len(rows) == len(missed) > 5
    for gap in missed:
        own = gap.figure.indicator
        row = rows[f"{own.criterion}. {own.words['vi']['short']}"]
        assert str(gap.missing) in row[4].replace(".", "")


def test_the_distance_is_that_of_the_unrounded_figure(page):
    found = telling()
    measured = figure(found.loaded, "on_time_pct", found.scope)
    (row,) = [row for row in table_rows(page(), VI("losses.caption")) if row[0] == "1.2. Hồ sơ giải quyết đúng hạn"]
    assert row[3] == f"{100 - measured.value:.1f} điểm %".replace(".", ",")
    assert row[4] == f"Còn thiếu {measured.denominator - measured.numerator} hồ sơ để đạt."


def test_procedures_that_nobody_uses_are_listed_by_name_for_both_ways(page):
    loaded = cached.current()
    for way, start in (("online", "thủ tục trực tuyến"), ("post", "thủ tục có bưu chính")):
        rows = loaded.rows("unused_procedures", year="2026", org_code=loaded.org["code"], way=way)
        (table,) = [t for t in page().all("table") if start in t.one("caption").text]
        assert [row.one("th").text for row in table.one("tbody").all("tr")] == [row["name"] for row in rows] != []


def test_a_reached_target_is_not_among_the_losses(page):
    names = [row[0] for row in table_rows(page(), VI("losses.caption"))]
    assert "1.6. Thủ tục có hồ sơ qua bưu chính" not in names


# Five clear things, and what stands behind the figures


def test_tasks_have_the_five_clear_things_and_the_overdue_first(page):
    rows = table_rows(page(), "Nhiệm vụ năm 2026")
    assert rows[0][5].endswith("Quá hạn") and len(rows) > 8
    head = [cell.text for table in page().all("table") if table.one("caption").text == "Nhiệm vụ năm 2026"
            for cell in table.one("thead").all("th")]  # fmt: skip
    assert head == ["Việc", "Người", "Trách nhiệm", "Thời gian", "Hiệu quả", "Tiến độ"]
    overdue = table_rows(page(tinh_trang="overdue"), "Nhiệm vụ năm 2026")
    assert overdue and all(row[5].endswith("Quá hạn") for row in overdue)


def test_evidence_is_linked_where_there_is_some(page):
    linked = {a["href"] for table in page().all("table") for a in table.all("a")}
    assert "https://minhhoa.example.vn/ke-hoach/1-2" in linked


@pytest.mark.parametrize(
    ("caption", "least"),
    [
        ("Cán bộ, công chức đạt chuẩn theo nhóm", 3),
        ("Văn bản đi gửi cơ quan nhà nước", 6),
        ("Cơ sở vật chất nơi tiếp nhận", 12),
        ("Kiến nghị đơn giản hóa", 3),
        ("Phiếu hướng dẫn hồ sơ đã phát", 9),
        ("Lần đánh giá gần nhất theo Nghị định 61", 9 + 1),
        ("Bộ Chỉ số cải cách hành chính cấp xã", 9),
        ("Nhật ký báo cáo định kỳ", 8),
        ("Giám sát của Mặt trận", 3),
        ("Sáng kiến, điển hình và hạn chế", 3),
    ],
)
def test_what_the_offices_state_stands_behind_its_criterion(page, caption, least):
    assert len(table_rows(page(), caption)) >= least


def test_an_item_that_fails_stands_first_with_its_newest_check(page):
    rows = table_rows(page(), "Cơ sở vật chất")
    assert rows[0][0] == "Lối đi cho xe lăn" and rows[0][1].endswith("Chưa đạt")
    queue = next(row for row in rows if row[0].startswith("Máy lấy số"))
    assert queue[1].endswith("Đạt") and queue[2] == "25/09/2026"


def test_the_assessment_by_decree_61_is_graded_by_its_sum(page):
    *each, total = table_rows(page(ky="2025-Q2"), "Lần đánh giá gần nhất")
    points = sum(float(row[1].split("/")[0].replace(",", ".")) for row in each)
    assert total[1] == f"{points:.2f}/18".replace(".", ",") and total[2] == "Xếp loại: xuất sắc"
    assert each[0][2] == "01/04/2025 – 30/06/2025"


def test_a_report_that_was_never_handed_in_is_called_so(page):
    rows = table_rows(page(), "Nhật ký báo cáo định kỳ")
    assert [row[4][-8:] for row in rows if row[1] == "Sở Tư pháp" and row[2] == "18/09/2026"] == ["Chưa nộp"]


def test_all_twenty_five_obligations_say_where_they_can_be_seen(page, site):
    (table,) = [t for t in page().all("table") if t.one("caption").text.startswith("25 nghĩa vụ")]
    rows = table.one("tbody").all("tr")
    assert [row.one("th").text for row in rows] == [f"O{n}" for n in range(1, 26)]
    hrefs = [row.all("a")[0]["href"] for row in rows]
    assert {site.get(href).status_code for href in set(hrefs)} == {200}


def test_a_figure_of_the_criterion_is_the_one_of_the_page_that_tells_more(page, site):
    loaded = cached.current()
    measured = figure(loaded, "apology_pct", Scope(loaded.org["code"], "2026"))
    (row,) = [row for row in table_rows(page(), "25 nghĩa vụ") if row[0] == "O1"]
    assert f"{measured.value:.1f}%".replace(".", ",") in row[2]
