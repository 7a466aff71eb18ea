"""Feedback: what came and what became of it, conclusions on fault, the notice-board sheet, whom to ring."""

from statistics import median

import pytest
from page_reading import read, table_rows

from cchc_data.calendar import WorkingCalendar
from cchc_view import cached
from cchc_view import words as wordbook

VI = wordbook.of("vi")
CALENDAR = WorkingCalendar.load()


@pytest.fixture(scope="session")
def page(site):
    return lambda period: read(site.get("/nhe/phan-anh", params={"ky": period}).text)


@pytest.fixture(scope="session")
def complaints(demo_work):
    return [row for row in demo_work["complaints"].to_dict("records")]


def day(value):
    return None if value != value or value is None else value.date()


def handled_in(rows, first, last):
    """Ours, not refused, resolved between the days."""
    for row in rows:
        if row["competence"] == "ours" and row["status"] != "refused" and day(row["resolved_on"]):
            if first <= day(row["resolved_on"]) <= last:
                yield row


@pytest.mark.parametrize("period", ["2026", "2026-Q3", "2025"])
def test_the_sum_line_counts_what_the_work_table_holds(page, complaints, demo, period):
    days = demo.period(period)
    first, last = days["covered_from"], days["covered_to"]
    handled = list(handled_in(complaints, first, last))
    waits = [CALENDAR.working_days_between(day(c["received_on"]), day(c["resolved_on"])) for c in handled]
    published = [c for c in handled if day(c["published_on"]) and day(c["published_on"]) <= last]
    soon = [c for c in published if CALENDAR.working_days_between(day(c["resolved_on"]), day(c["published_on"])) <= 2]
    total = table_rows(page(period), "Phản ánh, kiến nghị theo nội dung")[-1]
    assert total[0] == "Cộng"
    assert total[1:4] == [str(sum(first <= day(c["received_on"]) <= last for c in complaints)), str(len(handled)),
                          str(sum(wait <= 15 for wait in waits))]  # fmt: skip
    assert float(total[4].replace(",", ".")) == median(waits)
    assert total[5:7] == [str(len(published)), str(len(soon))]


def test_kinds_add_up_to_the_sum_line(page):
    *kinds, total = table_rows(page("2026"), "Phản ánh, kiến nghị theo nội dung")
    for column in (1, 2, 3, 5, 6, 7, 8):
        assert sum(int(row[column]) for row in kinds) == int(total[column])


def test_outcomes_tell_of_all_feedback_once(page, demo):
    rows = table_rows(page("2026"), "Phản ánh có trong kỳ")
    counted = demo.rows("whole_table", table="complaints")
    assert sum(int(row[1]) for row in rows) == sum(row["n"] for row in counted if row["period"] == "2026")
    assert {row[0] for row in rows} <= {VI(f"outcome.{name}") for name in (
        "published", "answered", "open_in_time", "open_late", "transferred", "not_ours", "refused")}  # fmt: skip


def test_conduct_is_told_by_conclusion_in_quarters_and_years_and_never_in_a_month(page):
    rows = table_rows(page("2026"), "Kết luận về lỗi")
    assert [row[0] for row in rows] == [VI("conduct.attitude"), VI("conduct.extra_papers")]
    month = page("2026-08")
    assert VI("conduct.no_month") in month.text
    assert not [t for t in month.all("table") if t.one("caption").text.startswith("Kết luận về lỗi")]


def test_every_contact_says_when_it_was_last_tried(page, demo):
    text = page("2026").one("main").text
    for contact in demo.rows("contacts"):
        if contact["kind"] in ("hotline", "service_centre", "reception", "province_feedback", "social"):
            assert contact["label_vi"] in text
            assert f"Kiểm tra liên lạc được ngày {contact['verified_on']:%d/%m/%Y}" in text


def test_the_official_social_page_is_linked_here_and_at_the_foot_of_every_page(page, site):
    address = "https://mangxahoi.example.vn/minhhoa"
    assert address in {a["href"] for a in page("2026").one("main").all("a")}
    assert address in {a["href"] for a in read(site.get("/nhe/dung-han").text).one("footer").all("a")}


# The A4 sheet


@pytest.fixture(scope="session")
def sheet(site):
    return lambda **query: read(site.get("/nhe/phan-anh/niem-yet", params=query).text)


def test_the_sheet_holds_the_newest_results_and_the_counts_of_the_page(sheet, page):
    paper = sheet(ky="2026")
    total = table_rows(page("2026"), "Phản ánh, kiến nghị theo nội dung")[-1]
    assert VI("results_sheet.numbers", received=total[1], handled=total[2], in_time=total[3], published=total[5]) in paper.text
    loaded = cached.current()
    at = {"org_code": loaded.org["code"], "first": "2026-01", "last": "2026-10", "most": 200}
    summaries = [row["public_summary"] for row in loaded.rows("complaint_results", **at)]
    shown = [row.all("td")[1].text for row in paper.one("tbody").all("tr")]
    assert shown == summaries[:12]
    assert VI("results_sheet.more", n=len(summaries) - 12) in paper.text


def test_the_sheet_has_hotline_code_and_warning_and_leads_back(sheet):
    paper = sheet()
    assert "0269 000 0000" in paper.text and VI("embed.demo") in paper.text
    assert paper.one("svg") and paper.one("a")["href"] == "/nhe/phan-anh"


def test_a_period_without_results_says_so_on_the_sheet(sheet):
    assert VI("complaints.no_results") in sheet(ky="2025-03").text


def test_the_page_leads_to_its_sheet_with_the_same_period(page):
    hrefs = {a["href"] for a in page("2026-Q3").one("main").all("a")}
    assert "/nhe/phan-anh/niem-yet?ky=2026-Q3" in hrefs


def test_nothing_of_a_sender_is_on_page_or_sheet(page, sheet, complaints):
    said = page("2026").text + sheet(ky="2026").text
    assert [row["complaint_code"] for row in complaints if row["complaint_code"] in said] == []
