"""The comparison under Decision 766: published points, what is missing, and what our own data can tell."""

from functools import cache
from math import ceil

import pytest
from page_reading import read, table_rows

from cchc_data import reference
from cchc_view import cached, comparison
from cchc_view import words as wordbook
from cchc_view.page import Telling, View

VI = wordbook.of("vi")
VAN_CANH = "H21.227"


@pytest.fixture(scope="session")
def page(site):
    return cache(lambda **query: read(site.get("/nhe/doi-chieu", params={k.replace("_", "-"): v for k, v in query.items()}).text))


def number(text):
    return float(text.replace(".", "").replace(",", "."))


def test_a_unit_that_the_portal_scored_stands_with_points_got_maximum_and_missing(page):
    source = reference.index766_communes().set_index("department_code").loc[VAN_CANH]
    rows = {row[0]: row for row in table_rows(page(don_vi=VAN_CANH), "Điểm theo nhóm")}
    assert len(rows) == 7
    for row in rows.values():
        assert number(row[1]) + number(row[3]) == pytest.approx(number(row[2]), abs=0.011)
    assert number(rows["Tổng điểm"][1]) == source["total"] and rows["Tổng điểm"][4] == "1/135"
    assert "75,34/100" in page(don_vi=VAN_CANH).text and "24,66 điểm" in page(don_vi=VAN_CANH).text


def test_what_no_commune_can_win_and_what_nobody_states_is_said_beside_the_group(page):
    names = [row[0] for row in table_rows(page(don_vi=VAN_CANH), "Điểm theo nhóm")]
    online = next(name for name in names if name.startswith("Dịch vụ trực tuyến"))
    assert "12 điểm chỉ áp dụng cho cấp tỉnh" in online and "2 chỉ số chưa xác định điểm tối đa" in online


def test_a_unit_that_is_not_listed_is_told_so_and_may_choose_another(page):
    assert VI("compare.not_listed", code="H21.000", n=135) in page().text
    form = page().one("form", "cc-scope")
    (units,) = [select for select in form.all("select") if select["name"] == "don-vi"]
    assert len(units.all("option")) == 1 + 135


def test_no_place_is_given_among_fewer_units_than_thirty(demo, monkeypatch):
    monkeypatch.setattr(comparison, "LEAST_UNITS", 136)
    view = View("vi", "2026", unit=VAN_CANH)
    told = list(comparison.position(Telling(demo, view)))
    assert "không xếp thứ tự" in told[0].text
    assert {row[4].text for row in told[1].rows} == {"–"}


def test_the_page_reads_the_cubes_and_not_the_reference_files(monkeypatch, demo):
    monkeypatch.setattr(reference, "index766_communes", lambda: pytest.fail("the page opened a reference file"))
    telling = Telling(demo, View("vi", "2026", unit=VAN_CANH))
    assert len(comparison.everybody_table(telling).rows) == 135
    assert len(list(comparison.position(telling))) == 2


def test_the_median_of_each_group_is_that_of_the_published_scores(page):
    source = reference.index766_communes()
    rows = {row[0]: row for row in table_rows(page(don_vi=VAN_CANH), "Điểm theo nhóm")}
    assert number(rows["Tiến độ giải quyết"][5]) == round(float(source["on_time"].median()), 2)
    assert number(rows["Tổng điểm"][5]) == round(float(source["total"].median()), 2)


def test_own_points_are_recomputed_with_what_would_win_the_rest(page):
    loaded = cached.current()
    listed = loaded.rows("index766_detail", period="2026", org_code=loaded.org["code"])
    own = [row for row in listed if row["score"] is not None]
    *rows, total = table_rows(page(), "Chỉ số tính được từ số liệu của xã")
    assert len(rows) == len(own) == 3
    for row, known in zip(rows, own, strict=True):
        assert number(row[1]) == known["maximum"]
        assert row[2].startswith(f"{known['score']:.2f}".replace(".", ","))
        wanting, each = known["denominator"] - known["numerator"], ceil(known["denominator"] / known["maximum"])
        assert row[4] == VI("compare.full") if not wanting else row[4].startswith(f"{wanting} ") and f"cứ {each} " in row[4]
    assert number(total[2]) == pytest.approx(sum(known["score"] for known in own), abs=0.01)


def test_every_other_indicator_says_why_it_cannot_be_calculated(page):
    rows = table_rows(page(), "21 chỉ số còn lại")
    reasons = [row[2] for row in rows]
    assert reasons.count(VI("compare.not_for_communes")) == 5
    assert reasons.count(VI("compare.no_maximum")) == 3
    assert [row[1] for row in rows].count(VI("compare.unknown")) == 5
    assert not [row for row in rows if row[1] == "0,00" and row[2] == VI("compare.no_maximum")]


def test_the_own_rate_stands_beside_the_national_one_with_the_reasons_for_a_difference(page):
    rows = table_rows(page(), "Tỷ lệ đúng hạn")
    assert [len(row) for row in rows] == [3, 3] and rows[1][1:] == [VI("state.no_data"), "–"]
    reasons = [item.text for items in page().all("ul") for item in items.all("li")]
    assert {VI(f"compare.reason_{n}") for n in range(1, 5)} <= set(reasons)
