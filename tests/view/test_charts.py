"""Charts say what they were given: gaps stay gaps, numbers stay Vietnamese."""

import json
import re
from xml.etree import ElementTree

import altair
import pytest

from cchc_view import charts

KEYS = ("som", "tre")
COLOURS = {"som": "#0072b2", "tre": "#d55e00"}
LABELS = {"som": "Trước hạn", "tre": "Quá hạn"}


def words(key: str, **values: str) -> str:
    return {"charts.axis_from": "(từ {floor})"}.get(key, key).format(**values)


def month(label: str, value: float | None = 96.4, provisional: bool = False) -> dict:
    low, high = (None, None) if value is None else (value - 2, min(100, value + 1))
    return {"period_label": label, "value": value, "low": low, "high": high,
            "numerator": 1182, "denominator": 1204, "provisional": provisional}


MONTHS = [month("11/2025"), month("12/2025", None), month("01/2026"), month("02/2026", 97, True)]


def rate(rows=MONTHS, lang="vi", **more) -> dict:
    return charts.rate_by_period(rows, title_y="Tỷ lệ", lang=lang, words=words, **more)


def stacked() -> dict:
    rows = [{"period_label": p, "key": k, "count": n}
            for p, n in (("Q2", 1500), ("Q3", 1200)) for k in KEYS]
    return charts.stacked_by_period(rows, order=KEYS, colours=COLOURS, labels=LABELS,
                                    title_y="Số hồ sơ", lang="vi", words=words)


def ranked() -> dict:
    rows = [{"label": "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "value": 88.1,
             "value_text": "88,1%", "status": "not_met"},
            {"label": "Ít hồ sơ", "value": None, "value_text": "<20 hồ sơ", "status": "none"}]
    return charts.bars(rows, lang="vi", target=95, target_label="Chỉ tiêu 95%")


def test_periods_stay_in_the_order_given_and_a_missing_one_is_a_gap():
    spec = rate()
    domains = re.findall(r'"domain": (\["11/2025"[^]]*\])', json.dumps(spec))
    assert {tuple(json.loads(d)) for d in domains} == {tuple(r["period_label"] for r in MONTHS)}
    assert [row["value"] for row in spec["data"]["values"]] == [96.4, None, 96.4, 97]


def test_a_point_between_two_gaps_still_shows_its_interval():
    alone = [row["alone"] for row in rate()["data"]["values"]]
    assert alone == [True, False, False, False]


def test_a_provisional_period_is_marked_in_the_drawing_in_words_and_in_the_tip():
    spec = rate()
    assert "charts.provisional" in json.dumps(spec["title"])
    assert spec["data"]["values"][-1]["value_text"] == "97,0% (charts.provisional)"


def test_tips_are_written_on_the_server():
    assert rate()["data"]["values"][0]["counts_text"] == "1.182/1.204"
    assert rate(lang="en")["data"]["values"][0]["value_text"] == "96.4%"


@pytest.mark.parametrize("make", [lambda: rate(), lambda: stacked()])
def test_every_tip_names_a_column_that_is_there(make):
    spec = make()
    asked = set(re.findall(r'"field": "(\w+)", "title"', json.dumps(spec)))
    assert asked and all(asked <= set(row) for row in spec["data"]["values"] if row.get("value", 1))


@pytest.mark.parametrize(("lang", "decimal"), [("vi", ","), ("en", ".")])
def test_axis_numbers_follow_the_language_of_the_page(lang, decimal):
    assert rate(lang=lang)["config"]["locale"]["number"]["decimal"] == decimal


@pytest.mark.parametrize(
    ("value", "target", "floor"), [(96, 95, 80), (96, 60, 50), (55, 95, 50), (30, None, 0)]
)
def test_the_axis_of_a_rate_starts_where_nothing_is_exaggerated(value, target, floor):
    assert charts.rate_floor([month("a", value)], target) == floor


def test_an_axis_that_does_not_start_at_zero_says_so():
    assert "(từ 80%)" in rate()["title"]["text"]["expr"]
    assert "(từ" not in rate([month("a", 30)])["title"]["text"]["expr"]


def test_the_signs_stand_on_one_line_on_a_desk_and_under_each_other_on_a_phone():
    spec = rate(target=95, target_label="Chỉ tiêu 95%")
    narrow, wide = (re.findall(r">([^<>]+)<", charts.svg(spec, width, "x")) for width in (300, 700))
    assert "(từ 80%)" in narrow and "╌╌ Chỉ tiêu 95%" in narrow
    assert any(line.startswith("(từ 80%)\N{EM SPACE}╌╌ Chỉ tiêu 95%") for line in wide)


def test_the_label_of_a_break_stands_on_the_side_with_more_room():
    months = [month(str(i)) for i in range(9)]
    sides = [json.dumps(rate(months, breaks=[(first, "01/7/2025: đổi đơn vị")])) for first in ("2", "8")]
    assert '"align": "left"' in sides[0] and '"align": "right"' in sides[1]


def test_a_month_without_a_figure_is_not_called_provisional():
    assert "charts.provisional" not in rate([month("a"), month("b", None, True)])["title"]["text"]["expr"]


def test_target_and_break_are_drawn_only_when_there_are_any():
    full = json.dumps(rate(target=95, target_label="Chỉ tiêu", breaks=[("01/2026", "Đổi")]),
                      ensure_ascii=False)
    assert '"target": 95' in full and "Chỉ tiêu" in full and "Đổi" in full
    assert "strokeDash" not in json.dumps(rate())


def test_parts_are_stacked_in_the_order_given_with_names_and_numbers():
    spec = stacked()
    scale = spec["layer"][0]["encoding"]["color"]["scale"]
    assert scale == {"domain": ["Trước hạn", "Quá hạn"], "range": ["#0072b2", "#d55e00"]}
    assert spec["data"]["values"][0]["count_text"] == "1.500"
    assert "text" in spec["layer"][1]["encoding"]


def test_bars_carry_name_number_and_sign_and_none_draws_no_bar():
    first, second = ranked()["data"]["values"]
    assert first["number"] == "88,1% ✗" and "\n" in first["name"]
    assert second["number"] == "<20 hồ sơ" and second["zero"] is None


@pytest.mark.parametrize(
    "make", [rate, stacked, ranked, lambda: rate(target=95, target_label="Chỉ tiêu", breaks=[("01/2026", "Đổi")])]
)
def test_a_specification_keeps_to_the_schema_which_is_not_checked_for_each_visitor(make):
    altair.Chart.from_dict(make())


@pytest.mark.parametrize("make", [rate, stacked, ranked])
def test_a_chart_fits_its_box_and_is_plain_json_without_lists_in_a_row(make):
    spec = make()
    assert spec["width"] == "container" and spec["config"]["background"] == "transparent"
    json.dumps(spec, allow_nan=False)
    assert not [v for row in spec["data"]["values"] for v in row.values() if isinstance(v, list)]


@pytest.mark.parametrize("make", [rate, stacked, ranked])
@pytest.mark.parametrize("width", [300, 700])
def test_an_svg_is_small_named_and_asks_nobody_else(make, width):
    text = str(charts.svg(make(), width, 'Tỷ lệ "đúng hạn" <b>'))
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img" and root.get("aria-label") == 'Tỷ lệ "đúng hạn" <b>'
    assert root.get("width") is None and root.get("viewBox").split()[2] == str(width)
    assert not re.search(r"https?:|href|url\(|<script|<style| id=", text)
    assert len(text) < 12_000


def test_shortening_coordinates_never_touches_a_printed_number():
    assert ">1.500<" in charts.svg(stacked(), 700, "x")


def test_twenty_four_months_stay_under_twelve_thousand_characters():
    rows = [month(f"{i % 12 + 1:02d}/{2024 + i // 12}", 90 + i % 9) for i in range(24)]
    assert len(charts.svg(rate(rows, target=95, target_label="Chỉ tiêu"), 700, "x")) < 12_000


def test_a_drawing_holds_one_svg_for_phones_and_one_for_desks():
    assert charts.drawing(ranked(), "x").count("<svg") == 2
