"""Late dossiers in public: the apology, who was written to, which new day was kept, and where to look up one's own."""

import re
from functools import cache

import pytest
from page_reading import read, table_rows

from cchc_view import cached
from cchc_view import words as wordbook

VI = wordbook.of("vi")


@pytest.fixture(scope="session")
def page(site):
    return cache(lambda period: read(site.get("/nhe/xin-loi", params={"ky": period}).text))


@pytest.fixture(scope="session")
def letters():
    """Rows of the published table, summed over one period."""
    loaded = cached.current()
    rows = loaded.rows("whole_table", table="late_letters")

    def count(period, **wanted):
        return sum(r["n"] for r in rows if r["period"] == period and all(r[k] == v for k, v in wanted.items()))

    return count


def numbers(row):
    return [int(cell.replace(".", "")) for cell in row[1:]]


@pytest.mark.parametrize("period", ["2026", "2026-R3"])
def test_the_table_by_field_tells_of_every_late_dossier_once(page, letters, period):
    *fields, total = table_rows(page(period), "Hồ sơ quá hạn theo lĩnh vực")
    states = [letters(period, letter=state) for state in ("in_time", "too_late", "none")]
    assert numbers(total)[:4] == [letters(period), *states] and letters(period) == sum(states) > 30
    assert [sum(column) for column in zip(*map(numbers, fields), strict=True)] == numbers(total)


def test_the_commune_apologises_in_public_with_the_counts_of_the_page(page, letters):
    text = page("2026").one("main").text
    late, none = letters("2026"), letters("2026", letter="none")
    assert f"xin lỗi người dân, tổ chức có {late} hồ sơ bị trả chậm trong kỳ này" in text
    assert f"{late - none} hồ sơ đã có văn bản xin lỗi; {none} hồ sơ chưa có" in text


def test_a_new_day_is_kept_broken_or_still_to_come(page, letters):
    *_, total = table_rows(page("2026"), "Hồ sơ quá hạn theo lĩnh vực")
    assert numbers(total)[4:] == [letters("2026", new_day=fate) for fate in ("kept", "broken", "open", "none")]
    assert numbers(total)[4] > 0 and numbers(total)[5] > 0


def test_each_month_of_the_year_has_its_row_newest_first(page, letters):
    rows = table_rows(page("2026-Q3"), "Hồ sơ quá hạn và thư xin lỗi theo tháng, năm 2026")
    assert [row[0] for row in rows] == [f"Tháng {month:02d}/2026" for month in range(10, 0, -1)]
    for row in rows:
        assert numbers(row)[0] == letters(f"2026-{row[0][6:8]}")


def test_reasons_are_groups_and_add_up_to_the_letters(page, letters):
    rows = table_rows(page("2026"), "Lý do nêu trong thư xin lỗi")
    assert {row[0] for row in rows} <= {VI(f"reason.{name}") for name in (
        "workload", "other_agency", "staffing", "technical", "staff_error", "other", "not_stated")}  # fmt: skip
    assert sum(int(row[1]) for row in rows) == letters("2026") - letters("2026", letter="none")


def test_no_number_of_a_letter_or_dossier_and_no_day_of_one_is_told(page):
    for table in page("2026").one("main").all("table"):
        assert not re.search(r"\d+/(TB|CV|XL)|H21\.\d{3}-|\d{2}/\d{2}/\d{4}", table.one("tbody").text)


def test_ones_own_dossier_is_looked_up_elsewhere(page):
    (link,) = [a for a in page("2026").one("main").all("a") if a.text.startswith("Tra cứu hồ sơ của bạn")]
    assert "Cổng Dịch vụ công quốc gia" in link.text and link["href"] == "https://dichvucong.gov.vn"
